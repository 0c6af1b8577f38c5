"""The program of the web form, brought home: its script, its fonts, its page."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

CDN = "https://cdn.jsdelivr.net/fontsource/fonts/"
HOME = "https://unpkg.com/@sveltia/cms"
"""Where the script asks for its French words, and whether there is a newer version."""
PACKAGE = "node_modules/@sveltia/cms"
SCRIPT = f"{PACKAGE}/dist/sveltia-cms.js"
SCHEMA = f"{PACKAGE}/schema/sveltia-cms.json"
_OURS = "sveltia-cms"
_FONTS = (
    (
        "source-sans-3:vf@5.3.0/latin-wght-normal.woff2",
        "node_modules/@fontsource-variable/source-sans-3/files/"
        "source-sans-3-latin-wght-normal.woff2",
    ),
    (
        "noto-mono@5.3.0/latin-400-normal.woff2",
        "node_modules/@fontsource/noto-mono/files/noto-mono-latin-400-normal.woff2",
    ),
    (
        "material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2",
        "node_modules/@fontsource-variable/material-symbols-outlined/files/"
        "material-symbols-outlined-latin-wght-normal.woff2",
    ),
)
"""Each font that the script asks a CDN for, and the file that takes its place."""
PAGE = """\
<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>La rédaction</title>
<link rel="cms-config-url" type="application/json" href="config.json">
</head>
<body>
<script src="sveltia-cms.js"></script>
</body>
</html>
"""


class BundleFault(Exception):
    """Why the program of the form cannot be brought home, in French."""


def write_bundle(bundle: Path, folder: Path) -> None:
    """Copy the program from `bundle`, a folder filled by `scripts/cms`, into `folder`.

    Raises:
        BundleFault: a file is missing, or the script asks a font that we do not have.
        OSError: the folder cannot be written.
    """
    script = bundle / SCRIPT
    if not script.is_file():
        raise BundleFault(
            f"Il manque le programme du formulaire dans {bundle}. Tapez : scripts/cms"
        )
    text = script.read_text(encoding="utf-8")
    fonts = folder / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for address, file in _FONTS:
        source = bundle / file
        if not source.is_file():
            raise BundleFault(f"Il manque la police {source}. Tapez : scripts/cms")
        text = text.replace(CDN + address, f"fonts/{source.name}")
        shutil.copyfile(source, fonts / source.name)
    _write_words(bundle / PACKAGE, folder)
    text = text.replace(HOME, _OURS)
    if CDN in text:
        raise BundleFault("Ce programme demande une police inconnue : sa version a changé.")
    (folder / "sveltia-cms.js").write_text(text, encoding="utf-8")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")


def _write_words(package: Path, folder: Path) -> None:
    """Copy the French words where the script, told to look here, asks for them."""
    about = (package / "package.json").read_text(encoding="utf-8")
    version = json.loads(about)["version"]
    words = folder / f"{_OURS}@{version}" / "locales"
    words.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(package / "locales/fr.json", words / "fr.json")
    (folder / _OURS).mkdir(exist_ok=True)
    (folder / _OURS / "package.json").write_text(json.dumps({"version": version}), encoding="utf-8")
