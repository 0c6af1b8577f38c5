"""The preview of the editors: pages from memory, marked, that follow what is saved."""
