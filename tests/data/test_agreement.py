"""DATA-06: whatever a POC says, its page, the tables, the map and the feed say the same."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from inspiration.data.cells import split
from inspiration.data.fields import Json
from inspiration.desk.front_matter_writer import entry_text
from inspiration.feeds.outputs import FeedPress
from inspiration.model.nearest import fold
from inspiration.pages.output import FileOutput, PageOutput
from tests.content_builder import ContentBuilder
from tests.pages.rendered import SITE, render_all

WORDS = st.text(alphabet="abc éœ'’:|&<>\"«»?-1", min_size=1, max_size=24).filter(
    lambda text: fold(text) != "" and text.strip() == text
)
MOMENTS = st.sampled_from(["2019", "2019-12", "2020-03-15"])
COMMUNES = st.sampled_from(["Lille", "Hellemmes", "Villeneuve-d'Ascq", "Annœullin"])
RESERVED = st.sampled_from(
    ["titre", "domaine", "maison", "porteur", "partenaires", "communes", "etape", "issue", "fin"]
)
POCS = st.fixed_dictionaries(
    {
        "titre": WORDS,
        "question": WORDS,
        "date": st.just("2020-01-10"),
        "sources": st.lists(st.fixed_dictionaries({"titre": WORDS}), min_size=1, max_size=2),
    },
    optional={
        "domaine": st.sampled_from(["logement", "dechets"]),
        "maison": st.sampled_from(["habiter", "action-publique"]),
        "porteur": WORDS.filter(lambda text: " " in text),
        "communes": st.lists(COMMUNES, min_size=1, max_size=3, unique=True),
        "etape": st.sampled_from(
            ["comprendre", "imaginer", "experimenter", "deployer", "inconnue"]
        ),
        "issue": st.sampled_from(["en-cours", "deploye", "transfere", "arrete", "inconnue"]),
        "jalons": st.lists(
            st.fixed_dictionaries({"date": MOMENTS, "titre": WORDS}), min_size=1, max_size=2
        ),
        "enseignements": st.lists(WORDS, min_size=1, max_size=2),
        "incertain": st.dictionaries(RESERVED, WORDS, min_size=1, max_size=3),
    },
)


def words_of(node: Any) -> str:
    return fold("".join(node.itertext()))


class Published:
    """Everything a magazine of POCs publishes, read back."""

    def __init__(self, folder: Path, pocs: list[dict[str, Any]]) -> None:
        content = ContentBuilder(folder / "content")
        for rank, poc in enumerate(pocs):
            text = entry_text(poc).replace("'2020-01-10'", "2020-01-10")
            for moment in ("2019", "2020-03-15"):
                text = text.replace(f"'{moment}'", moment)
            content.write(f"poc/poc-{rank}.md", text)
        library = content.library()
        assert not [problem for problem in library.problems if problem.is_error]
        self.slugs = [poc.slug for poc in library.pocs]
        self.pages: dict[str, Any] = {}
        self.files: dict[str, bytes] = {}
        for output, rendered in render_all(library):
            if isinstance(output, PageOutput):
                self.pages[output.address] = html.document_fromstring(rendered)
            elif isinstance(output, FileOutput):
                self.files[output.address] = rendered
        for feed in FeedPress(library, SITE, lambda _: "").outputs():
            self.files[feed.address] = feed.content()

    def rows(self) -> dict[str, dict[str, str]]:
        text = self.files["/donnees/poc.csv"].decode()
        return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}

    def records(self) -> dict[str, dict[str, Json]]:
        return {r["id"]: r for r in json.loads(self.files["/donnees/poc.json"])}

    def features(self) -> dict[str, dict[str, Json]]:
        found = json.loads(self.files["/donnees/poc.geojson"])["features"]
        return {feature["id"]: feature for feature in found}

    def index(self) -> dict[str, dict[str, Json]]:
        found = json.loads(self.files["/poc/vitrine.json"])["poc"]
        return {poc["h"].split("/")[-2]: poc for poc in found}

    def listed(self, address: str) -> set[str]:
        """The POCs whose cards are on a page."""
        cards = self.pages[address].xpath("//li[contains(@class,'card')]//h3/a/@href")
        return {href.split("/")[-2] for href in cards}

    def feed_titles(self) -> dict[str, str]:
        items = etree.fromstring(self.files["/flux/poc/rss.xml"]).iter("item")
        return {i.findtext("link").split("/")[-2]: i.findtext("title") for i in items}


NOTHING_KNOWN = {
    "titre": "Un essai",
    "question": "Quoi ?",
    "date": "2020-01-10",
    "sources": [{"titre": "Une source"}],
    "incertain": {
        key: f"selon {key}" for key in ("titre", "maison", "partenaires", "issue", "fin")
    },
}
EVERYTHING_KNOWN = NOTHING_KNOWN | {
    "domaine": "dechets",
    "maison": "habiter",
    "porteur": "La ville et l'État",
    "communes": ["Hellemmes", "Lille", "Annœullin"],
    "etape": "deployer",
    "issue": "transfere",
    "jalons": [{"date": "2019-12", "titre": "On <essaie> & on voit"}],
    "enseignements": ["Tout « va » bien"],
}


# A whole magazine is made for each example: shrinking one would take minutes.
@settings(
    max_examples=8,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
@example([NOTHING_KNOWN, EVERYTHING_KNOWN])
@given(st.lists(POCS, min_size=1, max_size=4))
def test_page_tables_map_and_feed_agree(pocs: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        published = Published(Path(folder), pocs)
    rows, records, features = published.rows(), published.records(), published.features()
    index, titles = published.index(), published.feed_titles()
    assert set(rows) == set(records) == set(features) == set(index) == set(published.slugs)
    for slug, record in records.items():
        agree_between_files(rows[slug], record, features[slug])
        agree_with_the_sheet(published.pages[f"/poc/{slug}/"], record)
        agree_with_the_map(published, slug, record)
        assert fold(titles[slug]) == fold(record["titre"])
        chosen = index[slug]["f"]
        assert chosen["domaine"] == ([record["domaine"]] if record["domaine"] else [])
        assert chosen["etape"] == [record["etape"] or "inconnue"]
        assert chosen["issue"] == [record["issue"] or "inconnue"]


def agree_between_files(
    row: dict[str, str], record: dict[str, Json], feature: dict[str, Json]
) -> None:
    assert feature["properties"] == record
    for key in ("titre", "question", "domaine", "maison", "porteur", "etape", "issue", "maj"):
        assert row[key] == (record[key] or "")
    for key in ("communes", "enseignements", "code_insee"):
        assert split(row[key]) == record[key]
    assert split(row["jalons_titre"]) == [step["titre"] for step in record["jalons"]]
    points = set(zip(record["longitude"], record["latitude"], strict=True))
    geometry = feature["geometry"]
    if not points:
        assert geometry is None
    else:
        found = geometry["coordinates"]
        assert {
            tuple(p) for p in (found if geometry["type"] == "MultiPoint" else [found])
        } == points


def agree_with_the_sheet(page: Any, record: dict[str, Json]) -> None:
    said = words_of(page.find(".//main"))
    assert words_of(page.find(".//h1")) == fold(record["titre"])
    lists = (record["communes"], record["enseignements"], list(record["incertain"].values()))
    told = [
        record["question"],
        record["porteur"] or "",
        *(text for group in lists for text in group),
    ]
    told += [step["titre"] for step in record["jalons"]]
    told += [source["titre"] for source in record["sources"]]
    for text in told:
        assert fold(text) in said, text
    words = {"experimenter": "etape3sur4", "deployer": "etape4sur4", "imaginer": "etape2sur4"}
    step = words.get(record["etape"] or "")
    assert step is None or step in said
    outcome = {
        "en-cours": "encours",
        "deploye": "deploye",
        "arrete": "arrete",
        "transfere": "transfere",
    }
    assert outcome.get(record["issue"] or "", "issuenonrenseigne") in said


def agree_with_the_map(published: Published, slug: str, record: dict[str, Json]) -> None:
    for name, commune in (("lille", "59350"), ("villeneuve-d-ascq", "59009")):
        assert (slug in published.listed(f"/poc/communes/{name}/")) == (
            commune in record["code_insee"]
        )
    tiles = published.pages["/poc/communes/"].xpath("//nav[@class='commune-tiles']/a")
    opened = {tile.get("href").split("/")[-2] for tile in tiles if " on" in tile.get("class")}
    assert ("lille" in opened) == any(
        "59350" in r["code_insee"] for r in published.records().values()
    )
    if record["domaine"]:
        assert slug in published.listed(f"/poc/domaines/{record['domaine']}/")
