from __future__ import annotations

import pytest
from markupsafe import Markup

from inspiration.text import typeset, typeset_inline, typeset_plain
from tests.text.typography import CASES, PLAIN_CASES, Case


def _name(case: Case) -> str:
    return f"{case.rule} {case.typed}"


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_sets_what_an_editor_types(case: Case) -> None:
    assert typeset(case.typed) == case.output


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_setting_twice_changes_nothing_more(case: Case) -> None:
    assert typeset(case.output) == case.output


@pytest.mark.parametrize("case", PLAIN_CASES, ids=_name)
def test_sets_plain_text_with_characters_only(case: Case) -> None:
    assert typeset_plain(case.typed) == case.output
    assert typeset_plain(case.output) == case.output


def test_the_table_of_cases_is_broad() -> None:
    assert len(CASES) >= 150
    assert len({case.typed for case in CASES}) == len(CASES)


def test_inline_text_is_escaped_then_set_for_a_template() -> None:
    assert typeset_inline("Le 1er <b> & l'eau !") == Markup(
        "Le 1<sup>er</sup> &lt;b&gt; &amp; l’eau\u202f!"
    )


@pytest.mark.parametrize("lang", ["en", "en-GB", "nl", "vls"])
def test_text_in_another_language_is_left_alone(lang: str) -> None:
    assert typeset('<p>It\'s "on"!</p>', lang) == '<p>It\'s "on"!</p>'
    assert typeset_plain("It's on!", lang) == "It's on!"


@pytest.mark.parametrize("lang", ["fr", "fr-FR", "FR", "fr_FR"])
def test_every_french_is_french(lang: str) -> None:
    assert typeset("Oui!", lang) == "Oui\u202f!"
