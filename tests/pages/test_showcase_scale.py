"""Six hundred POCs in the city's own vocabularies and communes: every list keeps to the budget."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from inspiration.footprint.weighing import Footprint, weigh, wire_weight
from inspiration.pages.output import PageOutput
from inspiration.pages.site import Budget
from tests.content_builder import ContentBuilder
from tests.pages.rendered import SITE, render_all

pytestmark = pytest.mark.slow

REAL = Path(__file__).parents[2] / "content"
POCS = 600
OUTCOMES = ("en-cours", "deploye", "transfere", "arrete", "inconnue")
STEPS = ("comprendre", "imaginer", "experimenter", "deployer", "inconnue")
STANDFIRST = (
    "Un essai tient en quelques phrases : qui, où, pour quoi faire. Celui-ci porte le numéro "
    "{rank} et se tient dans une commune de la métropole, avec ses habitantes et ses habitants."
)


def write_pocs(content: ContentBuilder) -> None:
    for name in ("vocabulaires", "territoire"):
        shutil.copytree(REAL / name, content.root / name, dirs_exist_ok=True)
    library = content.library()
    domains, houses = (list(library.vocabularies[n].terms) for n in ("domaines", "maisons"))
    communes = library.territory.communes
    for rank in range(POCS):
        places = [communes[(rank * step) % len(communes)].name for step in (1, 7)]
        if rank % 3 == 0:
            places.append("Lille")
        lines = [
            f"titre: Un essai au nom assez long pour tenir sur deux lignes, {rank}",
            f'chapo: "{STANDFIRST.format(rank=rank)}"',
            f"date: {2019 + rank % 2}-{1 + rank % 12:02}-{1 + rank % 28:02}",
            f"domaine: {domains[rank % 10]}",
            f"etape: {STEPS[(rank // 10) % 5]}",
            f"issue: {OUTCOMES[rank % 5]}",
            f"maison: {houses[rank % len(houses)]}",
            f"communes: {json.dumps(list(dict.fromkeys(places)), ensure_ascii=False)}",
            f"jalons: [{{date: 20{18 + rank % 3}-0{1 + rank % 9}, titre: On essaie}}]",
            "enseignements: [Une leçon, Une autre leçon]",
            f"mots_cles: [mot {rank % 40}]",
        ]
        content.poc(f"essai-{rank:03}", "\n".join(lines))
    for rank in range(40):
        content.entry(
            f"agenda/date-{rank}.md",
            f"titre: Date {rank}\ndate: 2020-01-01\ndebut: 2020-03-01\ncommune: Lille\n"
            f"poc: [essai-{rank:03}]",
        )
        content.article(f"recit-{rank}", f"poc: [essai-{rank * 3:03}]")


@pytest.fixture(scope="module")
def weighed(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[dict[str, Footprint], dict[str, int]]:
    """The footprint of every page of lists, and the weight of every file."""
    content = ContentBuilder(tmp_path_factory.mktemp("six-cents") / "content")
    write_pocs(content)
    library = content.library("2026-01-01T12:00")
    assert len(library.pocs) == POCS
    pages: dict[str, tuple[str, bytes]] = {}
    files: dict[str, int] = {}
    for output, rendered in render_all(library, SITE):
        if not isinstance(output, PageOutput):
            files[output.path] = wire_weight(output.path, rendered)
        elif output.address.startswith(("/poc/", "/donnees/")):
            pages[output.address] = (output.kind, rendered)
    return {
        address: weigh(address, kind, rendered, files.get)
        for address, (kind, rendered) in pages.items()
    }, files


def test_every_list_keeps_to_the_budget(
    weighed: tuple[dict[str, Footprint], dict[str, int]],
) -> None:
    budget = Budget()
    lists = {address: page for address, page in weighed[0].items() if page.kind != "poc"}
    assert len(lists) > 300
    heavy = {
        address: (page.elements, page.size, page.requests)
        for address, page in lists.items()
        if page.elements > budget.list_elements
        or page.size > budget.article_bytes
        or page.requests > budget.requests
    }
    assert heavy == {}


def test_the_index_is_light_enough_for_a_phone(
    weighed: tuple[dict[str, Footprint], dict[str, int]],
) -> None:
    assert weighed[1]["poc/vitrine.json"] < 60_000


def test_every_poc_can_be_reached_page_by_page(
    weighed: tuple[dict[str, Footprint], dict[str, int]],
) -> None:
    assert {f"/poc/page/{number}/" for number in range(2, 31)} <= set(weighed[0])
    assert "/poc/page/31/" not in weighed[0]
