"""What a drawn cover may be: its colour and its figure, by name."""

from __future__ import annotations

TEINTES = ("vermillon", "lilas", "ciel", "mimosa", "chlorophylle", "rose")
"""The six colours, in the order of the numéros."""
FIGURES = (
    "ondes",
    "feuilles",
    "gradins",
    "plan",
    "arches",
    "rebonds",
    "files",
    "pales",
    "spirale",
    "regards",
    "houle",
)
"""The figures a drawn cover may show, all made of parentheses."""
