"""A numéro to download: PDF and EPUB."""
