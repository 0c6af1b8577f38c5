"""What the search finds, and its index, made by Pagefind and loaded by the reader's own browser."""
