"""The one instant of a run: asked for, fixed by the environment, or now."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo


def parse_instant(text: str, zone: ZoneInfo) -> datetime:
    """Read the `--at` option: ISO 8601, in `zone` when it names none.

    Raises:
        ValueError: the text is not an instant.
    """
    instant = datetime.fromisoformat(text)
    return (instant if instant.tzinfo else instant.replace(tzinfo=zone)).astimezone(zone)


def build_instant(at: str | None, environment: Mapping[str, str], zone: ZoneInfo) -> datetime:
    """Capture the instant of a build: `--at`, else `SOURCE_DATE_EPOCH`, else now.

    This is the only place where the system's clock is read. Seconds are kept, fractions dropped.

    Raises:
        ValueError: `--at` or `SOURCE_DATE_EPOCH` cannot be read.
    """
    if at:
        return parse_instant(at, zone)
    epoch = environment.get("SOURCE_DATE_EPOCH")
    seconds = int(epoch) if epoch else int(time.time())
    return datetime.fromtimestamp(seconds, tz=zone)


def current_instant(at: str | None, zone: ZoneInfo) -> datetime:
    """Capture the instant of this process's run.

    Raises:
        ValueError: it cannot be read; the words, in French, say what was given and where.
    """
    try:
        # MkDocs, and others that we call, read the environment even when `at` is given.
        fixed = build_instant(None, os.environ, zone)
    except (ValueError, OverflowError, OSError):
        given = os.environ.get("SOURCE_DATE_EPOCH")
        words = f"SOURCE_DATE_EPOCH : reçu {given!r}, attendu un nombre de secondes : 1580468400"
        raise ValueError(words) from None
    try:
        return parse_instant(at, zone) if at else fixed
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"`at` : reçu {at!r}, attendu un instant : 2020-01-31T12:00") from None
