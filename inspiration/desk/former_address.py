"""Adds an address to `anciennes_adresses`, in the shape that the key already has."""

from __future__ import annotations

from typing import Any

import yaml

from inspiration.desk.front_matter_text import Edit, FrontMatterText
from inspiration.library.front_matter import parse_front_matter

KEY = "anciennes_adresses"


def with_former_address(text: FrontMatterText, address: str) -> bytes | None:
    """The file with `address` last among its former addresses: the first is its identity.

    None when the key has a shape that cannot take one more line.
    """
    node = text.node(KEY)
    edit = _new_key(text, address) if node is None else _one_more(text, node, address)
    if edit is None:
        return None
    data = text.with_edits([edit])
    before, after = (parse_front_matter(d, text.path) for d in (text.text.encode(), data))
    known = before.values.get(KEY) or []
    known = known if isinstance(known, list) else [known]
    expected = {**before.values, KEY: [*known, address]}
    return data if after.values == expected and after.body == before.body else None


def _new_key(text: FrontMatterText, address: str) -> Edit:
    lines = f"{KEY}:{text.newline}  - {address}{text.newline}"
    return Edit(text.closing, text.closing, lines)


def _one_more(text: FrontMatterText, node: Any, address: str) -> Edit | None:
    start, end = text.offset(node.start_mark.index), text.offset(node.end_mark.index)
    if isinstance(node, yaml.ScalarNode):
        written = text.text[start:end]
        return Edit(start, end, f"[{written}, {address}]" if written else f"[{address}]")
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return None
    last = node.value[-1]
    after = text.offset(last.end_mark.index)
    if node.flow_style:
        return Edit(after, after, f", {address}")
    indent = " " * node.start_mark.column
    line = text.text[after:].splitlines()[0]
    after += len(line)  # past a comment that speaks of the last one
    return Edit(after, after, f"{text.newline}{indent}- {address}")
