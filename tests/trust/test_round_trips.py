"""What the desk writes reads back as what it was told: nothing is lost, nothing changes."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from inspiration.data.dataset import csv_bytes, poc_dataset
from inspiration.data.fields import Publication
from inspiration.desk.fix import fix
from inspiration.desk.front_matter_text import FrontMatterText
from inspiration.desk.front_matter_writer import entry_text
from inspiration.desk.import_poc import import_pocs
from inspiration.library import Library
from inspiration.library.front_matter import parse_front_matter
from inspiration.model.poc import Poc
from inspiration.model.record import values_of
from tests.content_builder import ContentBuilder
from tests.trust.press_room import SITE

SIGNS = "abÉœ ’'\"«»|\\:;,#-–!?&*%@`{}[]<>=~\t€\u00a0\u202f0123é"
TRAPS = (
    *("null", "~", "yes", "no", "oui", "on", "12", "1e3", "0x1F", "2020-01-02", "1_000", ".5"),
    *("- un", "# un", "a: b", "? a", "| a", "a | b", "a\\|b", "\\", "é : è", "{a}", "[a]", "<<"),
    *("=1+1", "@a", "!!python/object", "*a", "&a", "%a", "`a`", "---", "...", '"', "''"),
)
LINES = st.sampled_from(TRAPS) | st.text(SIGNS, min_size=1, max_size=25).filter(
    lambda words: any(letter.isalnum() for letter in words)
)
SHORT = LINES.map(lambda words: " ".join(words.split())).filter(bool)
"""Words of one line: an entry keeps no space twice, nor at its ends."""
MONTHS = st.sampled_from(("2019-04", "2019-12", "2020-02-29", "2019"))
steadily = settings(max_examples=60, derandomize=True)


def quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """The front matter of a sheet: any words, in any of its keys."""
    lines = {
        "titre": draw(SHORT),
        "question": draw(SHORT),
        "chapo": draw(SHORT),
        "date": "2020-01-10",
        "sources": [{"titre": draw(SHORT), "url": "https://exemple.fr/?a=1|2"}],
    }
    more = {
        "territoire": SHORT,
        "surtitre": SHORT,
        "porteur": SHORT.filter(lambda words: not words.islower() or " " in words),
        "domaine": st.sampled_from(("logement", "dechets")),
        "communes": st.lists(st.sampled_from(("Lille", "Villeneuve-d'Ascq")), unique=True),
        "etape": st.sampled_from(("comprendre", "imaginer")),
        "debut": st.sampled_from(("2019-03", "2019-03-12")),
        "enseignements": st.lists(SHORT, min_size=1, max_size=3),
        "jalons": st.lists(st.fixed_dictionaries({"date": MONTHS, "titre": SHORT}), max_size=3),
        "objectifs": st.lists(
            st.fixed_dictionaries({"texte": SHORT}, optional={"atteint": st.booleans()}),
            max_size=3,
        ),
        "chiffres": st.lists(
            st.fixed_dictionaries({"valeur": SHORT, "source": SHORT}, optional={"unite": SHORT}),
            max_size=2,
        ),
        "incertain": st.dictionaries(st.sampled_from(("domaine", "fin")), SHORT, max_size=2),
    }
    for key in draw(st.lists(st.sampled_from(sorted(more)), unique=True)):
        value = draw(more[key])
        if value:
            lines[key] = value
    return "\n".join(
        f"{key}: {value if key == 'date' else quoted(value)}" for key, value in lines.items()
    )


def published(library: Library) -> bytes:
    """The table of the POCs, as anyone may download it."""
    return csv_bytes(poc_dataset(Publication(library, SITE)))


@steadily
@given(st.lists(sheets(), min_size=1, max_size=3))
def test_a_table_that_is_imported_is_published_the_same(written: list[str]) -> None:
    """Parse, write, parse: the sheets are equal, and so is the table that they make again."""
    with tempfile.TemporaryDirectory() as folder:
        one, other = (ContentBuilder(Path(folder) / name) for name in ("un", "autre"))
        for rank, front_matter in enumerate(written):
            one.entry(f"poc/essai-{rank}.md", front_matter)
        before = one.library()
        assume(not [problem for problem in before.problems if problem.is_error])
        table = Path(folder) / "poc.csv"
        table.write_bytes(published(before))
        report = import_pocs(other.root, table)
        assert report.faults == []
        after = other.library()
        assert len(report.written) == len(written)
        assert published(after) == table.read_bytes()
    for poc in before.pocs:
        again = after.get(Poc, poc.slug)
        assert again
        assert values_of(again) | {"updated": None} == values_of(poc) | {"updated": None}


VALUES = st.recursive(
    SHORT | st.booleans() | st.integers(-(10**9), 10**9) | st.dates(date(1, 1, 1)) | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SHORT, inner, max_size=3),
    max_leaves=6,
)


@steadily
@given(st.dictionaries(SHORT, VALUES, min_size=1, max_size=4), st.text(SIGNS + "\n", max_size=60))
def test_an_entry_that_is_written_reads_back(values: dict[str, Any], body: str) -> None:
    """What `import` and `new` write, whatever the words."""
    raw = parse_front_matter(entry_text(values, body).encode(), "poc/essai.md")
    assert raw.readable, raw.problems
    assert raw.values == values
    assert raw.body.strip() == body.strip()
    assert entry_text(raw.values, raw.body) == entry_text(values, body)


@steadily
@given(sheets(), st.text(SIGNS + "\n", max_size=60), st.sampled_from(("\n", "\r\n")))
def test_what_is_right_is_not_touched_by_fix(front_matter: str, body: str, end: str) -> None:
    """Not one byte, whatever ends its lines and whatever mark begins the file."""
    text = f"---\n# une note\n{front_matter}\n---\n{body}".replace("\n", end)
    for data in (text.encode(), b"\xef\xbb\xbf" + text.encode()):
        known = FrontMatterText.read(data, "poc/essai.md")
        assert known is not None
        assert known.with_edits([]) == data
        with tempfile.TemporaryDirectory() as folder:
            content = ContentBuilder(Path(folder))
            file = content.write("poc/essai.md", data)
            assume(not [problem for problem in content.library().problems if problem.is_error])
            fix(content.root)
            assert file.read_bytes() == data
