"""`check --fix` writes the one right answer and touches no other byte."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspiration.desk.fix import Fixed, fix
from inspiration.model.french_dates import iso_date
from tests.content_builder import ContentBuilder

HEAD = "titre: Un titre # un mot\ndate: 2020-01-15\n"
FIXED = {
    "an alias": ("articles", "genre: outil", "genre: methode"),
    "an alias between quotes": ("articles", "genre: 'outil'", "genre: 'methode'"),
    "an alias before a comment": (
        "articles",
        'genre:   "outil"   # ici',
        'genre:   "methode"   # ici',
    ),
    "the words of a term": ("articles", "rubrique: Métier", "rubrique: metier"),
    "a commune without its hyphen": (
        "poc",
        "communes: [Villeneuve d'Ascq, Lille] # deux",
        "communes: [Villeneuve-d'Ascq, Lille] # deux",
    ),
    "a commune in single quotes": (
        "poc",
        "communes:\n- 'villeneuve d''ascq'\n- Lille",
        "communes:\n- 'Villeneuve-d''Ascq'\n- Lille",
    ),
    "a commune alone": (
        "agenda",
        "debut: 2020-01-01\ncommune: LILLE",
        "debut: 2020-01-01\ncommune: Lille",
    ),
    "a ligature": ("poc", "communes: Annoeullin", "communes: Annœullin"),
    "a French date": ("articles", "maj: 31/01/2020", "maj: 2020-01-31"),
    "a date in quotes": ("articles", "maj: '2020-01-31'", "maj: 2020-01-31"),
    "a date in words": ("articles", "maj: 1er février 2020", "maj: 2020-02-01"),
    "an hour": ("articles", "retrait: 31/01/2021 à 18h", "retrait: 2021-01-31 18:00"),
    "a month": ("poc", "debut: mars 2019", "debut: 2019-03"),
    "a date in a list": (
        "articles",
        "sources:\n  - date: 3/2/2020\n    titre: Une source",
        "sources:\n  - date: 2020-02-03\n    titre: Une source",
    ),
    "yes": ("articles", "brouillon: oui", "brouillon: true"),
    "no in a group": (
        "articles",
        "telechargements: [{fichier: a.pdf, titre: A, accessible: 'non'}]",
        "telechargements: [{fichier: a.pdf, titre: A, accessible: false}]",
    ),
    "a key with an accent": ("articles", "Mots-clés: [design]", "mots_cles: [design]"),
    "the name of a person": ("articles", "auteurs: Ana Silva", "auteurs: ana-silva"),
}
LEFT = {
    "a word that is no alias": ("articles", "genre: entretiens"),
    "a commune that is only near": ("poc", "communes: [Lile]"),
    "a month where a day is needed": ("articles", "maj: mars 2019"),
    "a day that does not exist": ("articles", "maj: 31/02/2020"),
    "a season misspelt": ("articles", "brouillon: true\nprevu: automme"),
    "a key that is written twice": ("articles", "Chapô: Un\nchapo: Deux"),
    "prose": ("articles", "genre: >-\n  outil"),
    "an unknown person": ("articles", "auteurs: Personne"),
}


def write(content: ContentBuilder, kind: str, front_matter: str, newline: str = "\n") -> Path:
    content.entry("personnes/ana-silva.md", "nom: Ana Silva\nfonction: Autrice")
    more = 'question: "Comment ?"\n' if kind == "poc" else ""
    more += "" if "sources:" in front_matter else "sources: [{titre: S}]\n"
    text = f"---\n{more}{HEAD}{front_matter}\n---\n\nUn  texte\t: oui \n\n"
    return content.write(f"{kind}/essai.md", text.replace("\n", newline))


def run(content: ContentBuilder) -> list[Fixed]:
    return fix(content.root)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("name", FIXED)
def test_the_right_answer_is_written_and_nothing_else(
    content: ContentBuilder, name: str, newline: str
) -> None:
    kind, before, after = FIXED[name]
    file = write(content, kind, before, newline)
    data = file.read_bytes()
    assert len(run(content)) == 1
    changed = [part.replace("\n", newline).encode() for part in (before, after)]
    assert data.count(changed[0]) == 1
    assert file.read_bytes() == data.replace(*changed)
    assert run(content) == []


@pytest.mark.parametrize("name", LEFT)
def test_what_is_a_matter_of_choice_is_left(content: ContentBuilder, name: str) -> None:
    file = write(content, *LEFT[name])
    data = file.read_bytes()
    assert run(content) == []
    assert file.read_bytes() == data


def test_several_faults_of_a_file_are_written_together(content: ContentBuilder) -> None:
    file = write(content, "articles", "genre: outil\nmaj: 1/2/2020\nrubrique: Métier")
    assert [one.after for one in run(content)] == ["methode", "2020-02-01", "metier"]
    assert b"genre: methode\nmaj: 2020-02-01\nrubrique: metier\n" in file.read_bytes()


def test_a_mark_at_the_start_and_the_rights_of_the_file_stay(content: ContentBuilder) -> None:
    file = write(content, "articles", "genre: outil")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    file.chmod(0o640)
    data = file.read_bytes()
    assert run(content)
    assert file.read_bytes() == data.replace(b"outil", b"methode")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff")
)
FAULTS = [before for kind, before, _ in FIXED.values() if kind == "articles"]
LINES = st.one_of(
    st.sampled_from(FAULTS),
    WORDS.map(lambda words: f"# {words}"),
    WORDS.map(lambda words: f"surtitre: {words}"),
    WORDS.map(lambda words: f'description: "{words}"'),
    st.just(""),
)


@given(
    st.lists(LINES, max_size=6),
    WORDS,
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_written_around_stays_and_a_second_run_finds_nothing(
    content: ContentBuilder, lines: list[str], body: str, newline: str, mark: bytes
) -> None:
    content.entry("personnes/ana-silva.md", "nom: Ana Silva\nfonction: Autrice")
    text = newline.join(["---", *(HEAD + "\n".join(lines)).split("\n"), "---", body])
    file = content.write("articles/essai.md", mark + text.encode())
    done = run(content)
    after = file.read_bytes()
    assert run(content) == []
    assert file.read_bytes() == after
    expected = (mark + text.encode()).decode().split(newline)
    for one in done:
        line = expected[one.line - 1]
        start, found, end = line.rpartition(one.before)
        assert found
        expected[one.line - 1] = start + one.after + end
    assert after.decode() == newline.join(expected)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("31/01/2020", "2020-01-31"),
        ("1.2.2020", "2020-02-01"),
        ("2020/1/3", "2020-01-03"),
        ("31-1-2020", "2020-01-31"),
        ("2020–01–31", "2020-01-31"),
        ("15 août 2020", "2020-08-15"),
        ("15 AOUT 2020", "2020-08-15"),
        ("15/08/2020 18h30", "2020-08-15 18:30"),
        ("15/08/2020, 9:05", "2020-08-15 09:05"),
        ("12/2019", "2019-12"),
        ("décembre 2019", "2019-12"),
        ("31/02/2020", None),
        ("13/2019", None),
        ("15/08/20", None),
        ("hier", None),
        ("1er thermidor 2020", None),
        ("15/08/2020 25h00", None),
    ],
)
def test_a_date_is_read_as_a_french_reader_would(written: str, read: str | None) -> None:
    assert iso_date(written) == read
