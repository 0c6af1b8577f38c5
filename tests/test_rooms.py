"""Data walks one way: a room knows the rooms before it, as the README draws them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import inspiration

HOUSE = Path(inspiration.__file__).parent
README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
ROOMS = tuple(dict.fromkeys(re.findall(r"`inspiration/(\w+)`", README.partition("| Room |")[2])))
HOSTS = ("mkdocs", "properdocs")


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Each module that a file imports, wherever it does, with the line."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.module and not node.level, f"{file}:{node.lineno}: a relative import"
            yield node.lineno, node.module
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)


def rooms_known_in(room: str) -> Iterator[tuple[str, str]]:
    """Each room that a room imports, and where."""
    for file in sorted((HOUSE / room).rglob("*.py")):
        for line, module in imports(file):
            house, _, rest = module.partition(".")
            known = rest.partition(".")[0]
            if house == HOUSE.name and known in ROOMS and known != room:
                yield known, f"{file.relative_to(HOUSE)}:{line}"


def test_every_room_is_in_the_table() -> None:
    assert {file.parent.name for file in HOUSE.glob("*/__init__.py")} == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_knows_the_rooms_before_it_alone(room: str) -> None:
    """The press and the plugins apart: two ways to the same site, with the same options."""
    before = {*ROOMS[: ROOMS.index(room)], *(("plugins",) if room == "press" else ())}
    assert [place for known, place in rooms_known_in(room) if known not in before] == []


def test_what_every_room_may_use_knows_no_room() -> None:
    for file in HOUSE.glob("*.py"):
        known = {module.split(".")[1] for _, module in imports(file) if module.count(".")}
        assert file.name == "__main__.py" or known.isdisjoint(ROOMS), file


def test_the_host_is_known_in_two_rooms() -> None:
    hosts = {
        file.relative_to(HOUSE).parts[0]
        for file in HOUSE.rglob("*.py")
        for _, module in imports(file)
        if module.partition(".")[0] in HOSTS
    }
    assert hosts == {"plugins", "press"}
