"""JSON Feed 1.1, against a schema of its specification (FEED-05)."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from inspiration.feeds import FeedPicture
from tests.content_builder import ContentBuilder
from tests.feeds.magazine import HUB, SITE, small_magazine, with_hub, written

_URL = {"type": "string", "pattern": "^https?://"}
_MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
_AUTHORS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "properties": {"name": {"type": "string"}, "url": _URL, "avatar": _URL},
        "additionalProperties": False,
        "minProperties": 1,
    },
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": _URL,
        "feed_url": _URL,
        "description": {"type": "string"},
        "language": {"type": "string"},
        "authors": _AUTHORS,
        "hubs": {"type": "array", "items": {"type": "object", "required": ["type", "url"]}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "pattern": "^tag:"},
                    "url": _URL,
                    "title": {"type": "string"},
                    "content_html": {"type": "string"},
                    "content_text": {"type": "string"},
                    "summary": {"type": "string"},
                    "image": _URL,
                    "date_published": _MOMENT,
                    "date_modified": _MOMENT,
                    "authors": _AUTHORS,
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "language": {"type": "string"},
                },
            },
        },
    },
}
PICTURE = FeedPicture("/sub/medias/banc.jpg", "image/jpeg", 1200, 800, "Un banc")


@pytest.fixture
def files(content: ContentBuilder) -> dict[str, bytes]:
    small_magazine(content)
    content.article("corrige", "date: 2020-02-02\nmaj: 2020-02-03")
    return written(content.library(), with_hub(), PICTURE)


def test_every_json_feed_follows_the_specification(files: dict[str, bytes]) -> None:
    feeds = [raw for address, raw in files.items() if address.endswith(".json")]
    assert len(feeds) == 4
    for raw in feeds:
        jsonschema.validate(json.loads(raw), SCHEMA)


def test_the_feed_names_itself_its_page_and_its_hub(files: dict[str, bytes]) -> None:
    feed = json.loads(files["/flux/numeros/feed.json"])
    assert feed["feed_url"] == f"{SITE.url}flux/numeros/feed.json"
    assert feed["home_page_url"] == f"{SITE.url}numeros/"
    assert feed["hubs"] == [{"type": "WebSub", "url": HUB}]
    assert feed["language"] == "fr"


def test_an_item_says_who_when_and_what(files: dict[str, bytes]) -> None:
    items = {item["url"]: item for item in json.loads(files["/flux/feed.json"])["items"]}
    found = items[f"{SITE.url}articles/le-banc/"]
    assert found["id"] == "tag:magazine.example,2020-03-02:/articles/le-banc/"
    assert found["title"] == "Le banc & la place\u00a0: qu’en dire\u202f?"
    assert [author["name"] for author in found["authors"]] == ["Jeanne d'Essai", "Paul Témoin"]
    assert found["date_published"] == "2020-03-02T07:00:00+01:00"
    assert found["image"] == "https://magazine.example/sub/medias/banc.jpg"
    assert found["tags"] == ["Méthode", "espace public", "nº\u00a01"]
    assert "date_modified" not in found
    assert items[f"{SITE.url}articles/corrige/"]["date_modified"] == "2020-02-03T07:00:00+01:00"
