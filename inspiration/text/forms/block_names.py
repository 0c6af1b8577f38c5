"""The names of the blocks `/// name`, and of what they build, for whoever meets them in a tree."""

from __future__ import annotations

KEY_FIGURES_CLASS = "chiffres"
GALLERY_CLASS = "galerie"
PULL_QUOTE_CLASS = "exergue"
BOX_CLASSES = ("encadre", "a-savoir")
CAPTION_TAG = "figcaption"
CAPTION_CLASS = "legende-tableau"

FORM_NAMES = (
    PULL_QUOTE_CLASS,
    "citation",
    *BOX_CLASSES,
    "repere",
    GALLERY_CLASS,
    KEY_FIGURES_CLASS,
    "caption",
)
