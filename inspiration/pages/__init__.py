"""Which pages a Library makes, under which address, with which template and context."""
