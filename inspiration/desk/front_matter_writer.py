"""Writes an entry as an editor would: French keys, plain values, quotes where they are needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml


class _Dumper(yaml.SafeDumper):
    """Lists are indented under their key, as in the models that editors copy."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def entry_text(values: Mapping[str, Any], body: str = "") -> str:
    """Give the whole file: front matter between its two lines, then the text."""
    head = yaml.dump(
        dict(values),
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=1_000_000,
    )
    text = f"---\n{head}---\n"
    return f"{text}\n{body.strip()}\n" if body.strip() else text
