"""What the guide and the README tell to type exists, and so does every option they name."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from inspiration.cli import main
from inspiration.plugins.editions import EditionsConfig
from inspiration.plugins.settings import FeedsConfig, ImagesConfig, MagazineConfig, ShowcaseConfig

ROOT = Path(__file__).parents[2]
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "content/guide").glob("*.md")))
TYPED = re.compile(r"(?:inspiration|scripts/(?:build|serve|cms|audit|bench|test)) [a-z-][^`\n]*")
SCRIPTS = {"scripts/build": "build", "scripts/serve": "serve"}
OF_THE_COMMAND_LINE = {"at", "preview"}


def typed() -> list[str]:
    text = "\n".join(document.read_text(encoding="utf-8") for document in DOCUMENTS)
    code = re.findall(r"```(?:sh|text)\n(.*?)```|`([^`\n]+)`", text, flags=re.DOTALL)
    lines = [line.split("#")[0] for block in code for part in block for line in part.splitlines()]
    return sorted({found[0].strip() for line in lines if (found := TYPED.search(line))})


@pytest.mark.parametrize("line", typed())
def test_a_command_that_is_told_exists_with_its_options(line: str) -> None:
    first, *words = line.split()
    if first.startswith("scripts/"):
        assert (ROOT / first).is_file()
        if first not in SCRIPTS:
            return
        words.insert(0, SCRIPTS[first])
    command: click.Command = main
    context = click.Context(main)
    while isinstance(command, click.Group):
        found = command.get_command(context, words.pop(0))
        assert found
        command = found
    known = {name for parameter in command.params for name in parameter.opts}
    assert {word for word in words if re.match(r"--?[a-z]", word)} <= known | {"--help"}


@pytest.mark.parametrize(
    "options", [MagazineConfig, ShowcaseConfig, ImagesConfig, FeedsConfig, EditionsConfig]
)
def test_another_city_reads_every_option_of_the_plugins(options: type) -> None:
    told = (ROOT / "content/guide/adapter.md").read_text(encoding="utf-8")
    names = {name for name, _ in options()._schema} - OF_THE_COMMAND_LINE
    assert {name for name in names if f"`{name}`" not in told} == set()
