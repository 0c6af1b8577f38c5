"""Addresses, e-mails, domain and file names in running text, which no rule may enter (TYP-14)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspiration.text.typography.run import Run

# The sign that betrays an address; its ends are then looked for by hand on both sides, which
# stays linear where `[\w.-]+@` would start again from each letter.
_BETRAYING = re.compile(r"\.(?=[^\W\d_])|:(?://(?=\w)|(?=[\w+.%-]+@))|@(?=\w)")
_ADDRESS_START = re.compile(r"[\w\-./~+%:@]")
_ADDRESS_REST = re.compile(r"""[^\s<>«»"“”'’\ufffc\u2028]*""")
_NAME_REST = re.compile(r"[\w\-./~+%:@?=&#]*")
_TRAILING = ".,;:!?…)]}*/-"


def hide_addresses(run: Run) -> None:
    """Make an object of every address of the run."""
    text = run.text
    spans: list[tuple[int, int]] = []
    done = 0
    for hint in _BETRAYING.finditer(text):
        start = hint.start()
        if start < done:
            continue
        sign = text[start]
        if sign == "." and (start == 0 or not _is_name_sign(text[start - 1])):
            continue
        rest = _ADDRESS_REST if sign == ":" else _NAME_REST
        while start > done and _ADDRESS_START.match(text, start - 1):
            start -= 1
        match = rest.match(text, hint.end())
        end = match.end() if match else hint.end()
        while end > hint.end() and text[end - 1] in _TRAILING:
            end -= 1
        # A slash that ends an address belongs to it.
        if text[end : end + 1] == "/" and "/" in text[start:end]:
            end += 1
        if end > hint.end() or sign != ".":
            spans.append((start, end))
            done = end
    if spans:
        run.hide(_free_of_marks(run, spans))


def _is_name_sign(sign: str) -> bool:
    return sign.isalnum() or sign in "_-"


def _free_of_marks(run: Run, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut the spans where a tag stands, so that hiding them moves no tag."""
    offsets = [mark.offset for mark in run.marks]
    if not offsets:
        return spans
    pieces: list[tuple[int, int]] = []
    index = 0
    for start, end in spans:
        while index < len(offsets) and offsets[index] <= start:
            index += 1
        while index < len(offsets) and offsets[index] < end:
            if offsets[index] > start:
                pieces.append((start, offsets[index]))
                start = offsets[index]
            index += 1
        pieces.append((start, end))
    return pieces
