"""JSON as the data publishes it: UTF-8, readable, the same bytes for the same value."""

from __future__ import annotations

import json

from inspiration.data.fields import Json


def json_bytes(value: Json) -> bytes:
    """Write a document that people may read: indented, a newline at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()
