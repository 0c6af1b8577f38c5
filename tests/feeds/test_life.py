"""The feed of what happens to POCs: milestones that have come, steps that have changed."""

from __future__ import annotations

import json
from typing import Any

from tests.content_builder import ContentBuilder
from tests.feeds.magazine import written

MILESTONES = """
titre: Le tri
date: 2020-02-10
etape: experimenter
jalons:
  - {date: 2019-11, titre: L'idée}
  - {date: 2020-03-05, titre: "L'essai ouvre", texte: "Dix foyers s'y mettent."}
  - {date: 2020-07-01, titre: Le bilan}
"""


def life(content: ContentBuilder, at: str = "2020-06-01T12:00") -> list[dict[str, Any]]:
    items: list[dict[str, Any]]
    items = json.loads(written(content.library(at))["/flux/poc/mises-a-jour/feed.json"])["items"]
    return items


def test_each_milestone_that_has_come_is_an_item(content: ContentBuilder) -> None:
    content.poc("le-tri", MILESTONES)
    assert [(item["title"], item["date_published"]) for item in life(content)] == [
        ("Le tri\u00a0: L’essai ouvre", "2020-03-05T07:00:00+01:00"),
        ("Le tri\u00a0: L’idée", "2020-02-10T07:00:00+01:00"),
    ]
    text = life(content)[0]["content_html"]
    assert "5\u00a0mars 2020" in text and "Dix foyers s’y mettent." in text
    assert "Comment essayer\u202f?" in text


def test_a_milestone_to_come_is_not_told(content: ContentBuilder) -> None:
    content.poc("le-tri", MILESTONES)
    assert "bilan" not in json.dumps(life(content, "2020-07-01T06:59"))
    assert life(content, "2020-07-01T07:00")[0]["title"] == "Le tri\u00a0: Le bilan"


def test_a_milestone_keeps_its_id_when_its_words_change(content: ContentBuilder) -> None:
    content.poc("le-tri", MILESTONES)
    before = [item["id"] for item in life(content)]
    assert before[0] == "tag:magazine.example,2020-02-10:/poc/le-tri/#jalon-2020-03-05"
    content.poc("le-tri", MILESTONES.replace("L'essai ouvre", "L'essai commence"))
    assert [item["id"] for item in life(content)] == before


def test_two_milestones_of_one_day_are_two_items(content: ContentBuilder) -> None:
    content.poc("le-tri", MILESTONES.replace("2019-11", "2020-03-05"))
    found = [item["id"].rsplit("#", 1)[1] for item in life(content)]
    assert sorted(found) == ["jalon-2020-03-05", "jalon-2020-03-05-2"]


def test_a_changed_step_is_a_new_item_and_other_changes_update_it(
    content: ContentBuilder,
) -> None:
    content.poc("le-tri", "titre: Le tri\netape: imaginer")
    assert life(content) == []
    content.poc("le-tri", "titre: Le tri\netape: experimenter\nmaj: 2020-03-01")
    first = life(content)
    assert [item["title"] for item in first] == ["Le tri\u00a0: étape «\u00a0Expérimenter\u00a0»"]
    content.poc("le-tri", "titre: Le tri\netape: experimenter\nmaj: 2020-04-01")
    assert [item["id"] for item in life(content)] == [item["id"] for item in first]
    content.poc("le-tri", "titre: Le tri\netape: deployer\nissue: arrete\nmaj: 2020-05-01")
    last = life(content)
    assert [item["title"] for item in last] == [
        "Le tri\u00a0: étape «\u00a0Déployer\u00a0», arrêté"
    ]
    assert last[0]["id"] != first[0]["id"]


def test_a_change_to_come_is_not_told(content: ContentBuilder) -> None:
    content.poc("le-tri", "titre: Le tri\netape: deployer\nmaj: 2020-08-01")
    assert life(content) == []


def test_an_unknown_step_is_not_made_up(content: ContentBuilder) -> None:
    content.poc("le-tri", "titre: Le tri\netape: inconnue\nmaj: 2020-05-01")
    assert [item["title"] for item in life(content)] == ["Le tri\u00a0: fiche mise à jour"]


def test_a_year_alone_is_a_milestone(content: ContentBuilder) -> None:
    content.poc("le-tri", "date: 2020-02-10\njalons: [{date: 2018, titre: Avant}]")
    assert "2018\u00a0: Avant" in life(content)[0]["content_html"]
