"""Regular expressions that mean the same to every Python the project runs on."""

from __future__ import annotations

import re
from pathlib import Path

import inspiration

PACKAGE = Path(inspiration.__file__).parent
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+")
"""`(a|b)*+`: before 3.11.5 it may match what it should not, where `(?>(?:a|b)*)` never does.

https://github.com/python/cpython/issues/106052; Debian 12 has Python 3.11.2.
"""


def test_no_group_is_repeated_possessively() -> None:
    found = [
        f"{file.relative_to(PACKAGE)}:{number}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if POSSESSIVE_GROUP.search(line)
    ]
    assert found == []
