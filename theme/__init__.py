"""The templates, styles, scripts and fonts of the magazine, as an installed MkDocs theme."""
