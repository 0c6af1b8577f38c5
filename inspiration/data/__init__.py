"""A Library becomes open data: tables with their schema, and the index of the showcase."""
