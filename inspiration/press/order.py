"""What is asked of the press."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class Order(Struct, frozen=True):
    """What is asked of the press: which content, configuration, place and instant."""

    config_file: Path | None = None
    content: Path | None = None
    site_dir: Path | None = None
    at: str | None = None
    preview: bool = False
    site_url: str | None = None
