"""The editors' desk: what is checked, told, begun and listed."""
