"""The guide shows every form of a text as it is typed and as it is read."""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass

import pytest

from inspiration.text import render
from inspiration.text.forms.block_names import FORM_NAMES
from tests.site.built import BuiltSite

FORMS = "guide/formes/index.html"
EXAMPLE = re.compile(
    r'<div class="exemple">.*?<pre><code>(?P<source>.*?)</code></pre>.*?'
    r'<template shadowrootmode="open"><link rel="stylesheet" href="(?P<sheet>[^"]+)">'
    r"(?P<shown>.*?)</template>",
    re.DOTALL,
)


@dataclass
class Example:
    source: str
    shown: str
    sheet: str


@pytest.fixture
def examples(site: BuiltSite) -> list[Example]:
    return [
        Example(entities.unescape(found["source"]), found["shown"], found["sheet"])
        for found in EXAMPLE.finditer(site.text(FORMS))
    ]


def test_every_form_stands_beside_its_result(examples: list[Example]) -> None:
    shown = "".join(example.shown for example in examples)
    typed = "\n".join(example.source for example in examples)
    assert {name for name in FORM_NAMES if f"/// {name}" not in typed} == set()
    for mark in ('class="q"', "<table", 'class="notes"', '<abbr title="', 'lang="en"', "<figure"):
        assert mark in shown, mark
    for name in set(FORM_NAMES) - {"caption"}:
        assert f'class="{name}' in shown, name
    assert "///" not in shown


def test_what_is_shown_is_what_the_source_beside_it_makes(examples: list[Example]) -> None:
    alone = [e for e in examples if not re.search(r"!\[|\]\(|^## .*\?$|MEL|POC", e.source, re.M)]
    assert len(alone) >= 5
    for example in alone:
        assert render(example.source) in example.shown


def test_the_sheets_of_an_example_are_served(site: BuiltSite, examples: list[Example]) -> None:
    assert len({example.sheet for example in examples}) == 1
    assert site.exists(examples[0].sheet, FORMS)
    sheet = site.text(examples[0].sheet.lstrip("/"))
    assert not re.search(r":root|\dvw\b|@media \((?:min|max)-width", sheet)
    own = re.findall(r'href="\.\./\.\./(assets/guide\.[^"]+)"', site.text(FORMS))
    assert [path for path in own if path not in site.files] == []
    fonts = re.findall(r"url\(([^)]+)\)", site.text(own[0]))
    assert fonts
    assert all(f"assets/{font}" in site.files for font in fonts)
