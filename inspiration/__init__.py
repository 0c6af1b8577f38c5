"""Publish a magazine for public bodies from Markdown kept in Git."""
