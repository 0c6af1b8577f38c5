"""`python -m inspiration` is the `inspiration` command."""

from inspiration.cli import main

main()
