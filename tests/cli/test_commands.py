"""The command as a whole: what it offers, and each command's first words."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import inspiration.cli
from inspiration.cli import main
from inspiration.desk.overview import LISTS
from tests.cli.magazine import Magazine

COMMANDS = sorted(main.list_commands(None))  # type: ignore[arg-type]


def test_the_help_tells_every_command_in_french(magazine: Magazine) -> None:
    lines = magazine.run("--help").stdout.splitlines()
    assert lines[2].strip() == "Publie un magazine à partir de textes gardés dans Git."
    told = [line.split()[0] for line in lines[lines.index("Commandes:") + 1 :] if line[2:3] != " "]
    assert told == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_can_be_loaded_and_says_what_it_does(magazine: Magazine, name: str) -> None:
    done = magazine.run(name, "--help")
    assert done.exit_code == 0
    told = done.stdout.split("\n\n")[1]
    assert told.strip().endswith(".")
    assert done.stdout.startswith("Usage : ")
    english = {"COMMAND", "[ARGS]...", "TEXT", "FLOAT", "INTEGER", "RANGE", "[required]"}
    assert not english & set(done.stdout.split())


def test_the_help_of_the_list_explains_each(magazine: Magazine) -> None:
    told = magazine.run("list", "--help").stdout.partition("LISTE :")[2].split()
    assert {*LISTS} <= set(told)


def test_a_slip_is_told_in_french_with_the_nearest_word(magazine: Magazine) -> None:
    done = magazine.run("check", "--fromat", "json")
    assert "L'option --fromat n'existe pas. Vouliez-vous dire" in done.stderr
    done = magazine.run("check", "--format", "xml")
    assert "'xml' n'est pas parmi 'text', 'json'" in done.stderr


def test_the_words_that_are_read_are_those_that_were_written() -> None:
    """After a change of messages.po: pybabel compile -d inspiration/cli/locale."""
    folder = Path(inspiration.cli.__file__).parent / "locale/fr/LC_MESSAGES"
    with (folder / "messages.po").open("rb") as source:
        written = read_po(source, locale="fr")
    with (folder / "messages.mo").open("rb") as compiled:
        read = gettext.GNUTranslations(compiled)
    for message in written:
        if isinstance(message.id, tuple):
            found = tuple(read.ngettext(*message.id, number) for number in (1, 2))
            assert found == message.string
        elif message.id:
            assert read.gettext(message.id) == message.string != ""


def test_an_unknown_command_is_refused(magazine: Magazine) -> None:
    assert magazine.run("chek").exit_code == 2
