"""The editors' guide says what the models accept: every key, and examples that pass."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from inspiration.model.drawing import FIGURES, TEINTES
from inspiration.model.entry import Entry
from inspiration.model.free_pages import TEMPLATES
from inspiration.model.image import ImageRecord
from inspiration.model.kinds import KINDS, known_keys
from inspiration.model.parts import Correction
from inspiration.model.pydantic_models import read_record
from inspiration.model.record import fields_of

GUIDE = Path(__file__).resolve().parents[2] / "content" / "guide"
PAGES = {
    "article.md": ["articles"],
    "numero.md": ["numeros"],
    "poc.md": ["poc"],
    "agenda.md": ["agenda"],
    "fiches.md": ["personnes", "organisations", "lieux"],
}
SHARED = set(known_keys(Entry))


def read(page: str) -> str:
    return (GUIDE / page).read_text(encoding="utf-8")


def keys_of_tables(text: str) -> set[str]:
    """The keys named in the first column of the tables headed « Clé »."""
    keys: set[str] = set()
    in_table = False
    for line in text.splitlines():
        if line.startswith("| Clé |"):
            in_table = True
        elif not line.startswith("|"):
            in_table = False
        elif in_table:
            keys.update(re.findall(r"`([a-z_]+)`", line.split("|")[1]))
    return keys


def yaml_examples(text: str) -> list[str]:
    """The examples in YAML of a page, without the marks of front matter."""
    found = re.findall(r"```yaml\n(.*?)```", text, flags=re.DOTALL)
    return [example.replace("---\n", "") for example in found]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_every_key_of_its_kinds_and_no_other(page: str) -> None:
    named = keys_of_tables(read(page)) - SHARED
    known = {key for kind in PAGES[page] for key in known_keys(KINDS[kind])} - SHARED
    assert named == known


def test_the_article_page_names_the_keys_of_every_entry() -> None:
    named = keys_of_tables(read("article.md"))
    assert set(known_keys(Entry)) <= named


def test_the_pictures_page_names_every_key_of_a_record() -> None:
    known = {field.key.name for field in fields_of(ImageRecord).values()}
    assert keys_of_tables(read("images.md")) == known


def test_the_article_page_names_the_figures_and_the_teintes() -> None:
    text = read("article.md")
    assert all(f"`{name}`" in text for name in (*FIGURES, *TEINTES))


def test_the_pages_page_names_every_template_and_its_keys() -> None:
    text = read("page.md")
    for name, model in TEMPLATES.items():
        row = next(line for line in text.splitlines() if line.startswith(f"| `{name}` |"))
        own = set(known_keys(model)) - SHARED - {"gabarit"}
        cell = row.split("|")[3]
        if "voir plus bas" in cell:
            example = next(e for e in yaml_examples(text) if f"gabarit: {name}\n" in e)
            assert own == set(yaml.safe_load(example)) - {"gabarit"}
        else:
            assert set(re.findall(r"`([a-z_]+)`", cell)) == own


@pytest.mark.parametrize("page", [*PAGES, "premier-article.md"])
def test_a_whole_entry_given_as_example_is_accepted(page: str) -> None:
    kind = PAGES.get(page, ["articles"])[0]
    name = "nom" if page == "fiches.md" else "titre"
    whole = [e for e in yaml_examples(read(page)) if e.startswith(f"{name}:")]
    assert whole or page == "fiches.md"
    for example in whole:
        read_record(KINDS[kind], yaml.safe_load(example))


def test_the_pages_given_as_examples_are_accepted() -> None:
    examples = [e for e in yaml_examples(read("page.md")) if e.startswith("gabarit:")]
    assert len(examples) == 4
    for example in examples:
        values: dict[str, Any] = {"titre": "Page", **yaml.safe_load(example)}
        read_record(TEMPLATES[values["gabarit"]], values)


def test_every_example_in_yaml_can_be_read() -> None:
    for path in sorted(GUIDE.glob("*.md")):
        for example in yaml_examples(path.read_text(encoding="utf-8")):
            assert isinstance(yaml.safe_load(example), dict | list), path.name


def test_the_records_and_corrections_given_as_examples_are_accepted() -> None:
    record, *_ = yaml_examples(read("images.md"))
    values = yaml.safe_load(record)
    read_record(ImageRecord, values["image"])
    for details in values["images"]:
        read_record(ImageRecord, details)
    correction = next(e for e in yaml_examples(read("corrections.md")) if "corrections:" in e)
    for item in yaml.safe_load(correction)["corrections"]:
        read_record(Correction, item)


def test_a_link_of_the_guide_leads_to_a_page_and_a_heading_of_it() -> None:
    for path in sorted(GUIDE.glob("*.md")):
        text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([a-z0-9-]*\.md(?:#[a-z0-9-]+)?)\)", text):
            file, _, anchor = target.partition("#")
            assert (GUIDE / file).is_file(), f"{path.name}: {target}"
            if anchor:
                assert anchor in heading_ids(read(file)), f"{path.name}: {target}"


def heading_ids(text: str) -> set[str]:
    from markdown.extensions.toc import slugify

    headings = re.findall(r"^#{1,6} (.+)$", text, flags=re.MULTILINE)
    return {slugify(heading, "-") for heading in headings}


def test_the_commands_that_the_guide_teaches_exist() -> None:
    """Each command and each option named in the guide is one of the command line."""
    from click import Context

    from inspiration.cli import main

    context = Context(main)
    for path in sorted(GUIDE.glob("*.md")):
        for words in re.findall(
            r"\binspiration ([a-z]+)([^`\n]*)", path.read_text(encoding="utf-8")
        ):
            command = main.get_command(context, words[0])
            assert command is not None, (path.name, words)
            known = {option for param in command.params for option in param.opts}
            if words[0] == "import":
                continue
            assert set(re.findall(r"(?<!\S)--[a-z-]+", words[1])) <= known, (path.name, words)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_which_keys_are_required(page: str) -> None:
    rows = [line for line in read(page).splitlines() if "**Obligatoire.**" in line]
    told = {key for row in rows for key in re.findall(r"`([a-z_]+)`", row.split("|")[1])}
    models = [KINDS[kind] for kind in PAGES[page]]
    required = {
        field.key.name
        for model in models
        for field in fields_of(model).values()
        if field.is_required
    }
    assert required - SHARED <= told
    assert told - SHARED <= required


def test_the_closed_lists_of_the_guide_are_those_of_the_content() -> None:
    lists = {
        "article.md": ("genres", "rubriques"),
        "poc.md": ("domaines", "maisons", "types-porteur", "etapes", "issues"),
        "fiches.md": ("types-organisation",),
    }
    for page, names in lists.items():
        text = read(page)
        for name in names:
            file = GUIDE.parent / "vocabulaires" / f"{name}.yml"
            missing = [
                term
                for term in yaml.safe_load(file.read_text(encoding="utf-8"))
                if f"`{term}`" not in text
            ]
            assert missing == [], (page, name)
