"""Real clients read the feeds: feedparser for all of them, newsboat over the network."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import feedparser
import pytest
from msgspec.structs import replace

from inspiration.feeds import FeedCatalogue
from inspiration.feeds.streams import ATOM, CALENDAR, JSON, RSS
from tests.content_builder import ContentBuilder
from tests.feeds.magazine import SITE, small_magazine, written

TITLES = {
    f"{SITE.url}articles/le-banc/": "Le banc & la place\u00a0: qu’en dire\u202f?",
    f"{SITE.url}numeros/numero-1/": "Numéro 1\u00a0: Dehors",
    f"{SITE.url}articles/la-rue/": "La rue",
    f"{SITE.url}agenda/atelier/": "L’atelier",
    f"{SITE.url}poc/le-tri/": "Le tri",
}


def parsed(raw: bytes, media_type: str, url: str) -> Any:
    headers = {"content-type": f"{media_type}; charset=utf-8", "content-location": url}
    return feedparser.parse(raw, response_headers=headers)


@pytest.mark.parametrize("media_type", [RSS, ATOM])
def test_feedparser_reads_every_feed(content: ContentBuilder, media_type: str) -> None:
    small_magazine(content)
    library = content.library()
    files = written(library)
    feeds = [f for f in FeedCatalogue(library, SITE.name).feeds if f.type == media_type]
    assert len(feeds) > 3
    for feed in feeds:
        read = parsed(files[feed.address], media_type, SITE.absolute(feed.address))
        assert not read.bozo, (feed.address, read.get("bozo_exception"))
        assert read.feed.title == feed.title
        assert read.version == ("rss20" if media_type == RSS else "atom10")
        ids = [entry.id for entry in read.entries]
        assert len(ids) == len(set(ids))
        for entry in read.entries:
            assert entry.title and entry.link and entry.published_parsed
            assert entry.authors and all(author.name for author in entry.authors)


@pytest.mark.parametrize(
    ("address", "media_type"), [("/flux/rss.xml", RSS), ("/flux/atom.xml", ATOM)]
)
def test_feedparser_finds_what_was_written(
    content: ContentBuilder, address: str, media_type: str
) -> None:
    small_magazine(content)
    read = parsed(written(content.library())[address], media_type, SITE.absolute(address))
    assert {entry.link: entry.title for entry in read.entries} == TITLES
    banc = next(entry for entry in read.entries if "le-banc" in entry.link)
    assert banc.id == "tag:magazine.example,2020-03-02:/articles/le-banc/"
    assert [author.name for author in banc.authors] == ["Jeanne d'Essai", "Paul Témoin"]
    assert banc.published_parsed[:5] == (2020, 3, 2, 6, 0)
    assert "dit-on, coûte 5\u00a0% de moins" in banc.content[0].value
    assert f'href="{SITE.url}poc/le-tri/"' in banc.content[0].value


def test_the_three_formats_tell_the_same(content: ContentBuilder) -> None:
    small_magazine(content)
    files = written(content.library())
    items = json.loads(files["/flux/feed.json"])["items"]
    atom = parsed(files["/flux/atom.xml"], ATOM, SITE.absolute("/flux/atom.xml"))
    rss = parsed(files["/flux/rss.xml"], RSS, SITE.absolute("/flux/rss.xml"))
    assert [item["id"] for item in items] == [entry.id for entry in atom.entries]
    assert [item["id"] for item in items] == [entry.id for entry in rss.entries]


# Newsboat

NEWSBOAT = shutil.which("newsboat")
MEDIA_TYPES = {"xml": "application/xml", "json": JSON, "ics": CALENDAR, "opml": "text/x-opml"}


@contextmanager
def served(files: Mapping[str, bytes]) -> Iterator[str]:
    """Serve the files on this machine; give the address of the root."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = files.get(self.path)
            self.send_response(200 if found is not None else 404)
            self.send_header("Content-Type", MEDIA_TYPES[self.path.rsplit(".", 1)[-1]])
            self.end_headers()
            self.wfile.write(found or b"")

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def subscribe(folder: Path, root: str, addresses: list[str]) -> list[dict[str, Any]]:
    """Let newsboat fetch the feeds, and give every item it has ever stored."""
    assert NEWSBOAT
    (folder / "config").write_text("auto-reload no\n")
    (folder / "urls").write_text("".join(f"{root}{address}\n" for address in addresses))
    command = [NEWSBOAT, "-C", "config", "-u", "urls", "-c", "cache.db", "-x", "reload"]
    environment = {"HOME": str(folder), "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    subprocess.run(command, cwd=folder, env=environment, check=True, timeout=60)
    with closing(sqlite3.connect(folder / "cache.db")) as cache:
        cache.row_factory = sqlite3.Row
        return [dict(row) for row in cache.execute("SELECT * FROM rss_item ORDER BY id")]


needs_newsboat = pytest.mark.skipif(
    NEWSBOAT is None,
    reason="NEWSBOAT IS MISSING: the feeds were read by no real client. "
    "Install it: apt-get install --no-install-recommends newsboat",
)


@needs_newsboat
@pytest.mark.parametrize("address", ["/flux/rss.xml", "/flux/atom.xml"])
def test_newsboat_shows_titles_authors_dates_and_texts(
    content: ContentBuilder, tmp_path: Path, address: str
) -> None:
    small_magazine(content)
    with served(written(content.library())) as root:
        items = {item["url"]: item for item in subscribe(tmp_path, root, [address])}
    assert {url: item["title"] for url, item in items.items()} == TITLES
    banc = items[f"{SITE.url}articles/le-banc/"]
    assert banc["guid"] == "tag:magazine.example,2020-03-02:/articles/le-banc/"
    # Of the several authors of an RSS item, newsboat keeps the last.
    shown = {"/flux/rss.xml": "Paul Témoin", "/flux/atom.xml": "Jeanne d'Essai, Paul Témoin"}
    assert banc["author"] == shown[address]
    assert all(item["author"] for item in items.values())
    published = datetime.fromisoformat("2020-03-02T07:00+01:00")
    assert banc["pubDate"] == published.timestamp()
    assert "dit-on, coûte 5\u00a0% de moins" in banc["content"]


@needs_newsboat
@pytest.mark.parametrize("address", ["/flux/rss.xml", "/flux/atom.xml"])
def test_newsboat_shows_nothing_twice_when_an_entry_and_the_site_move(
    content: ContentBuilder, tmp_path: Path, address: str
) -> None:
    small_magazine(content)
    files = written(content.library())
    with served(files) as root:
        before = subscribe(tmp_path, root, [address])
        (content.root / "articles/la-rue.md").unlink()
        content.article(
            "la-grande-rue",
            """
            titre: La grande rue
            date: 2020-03-01
            rubrique: metier
            anciennes_adresses: [/articles/la-rue/]
            """,
        )
        files.update(written(content.library(), replace(SITE, url="https://ailleurs.example/")))
        after = subscribe(tmp_path, root, [address])
    assert len(before) == len(after) == 5
    assert {item["guid"] for item in before} == {item["guid"] for item in after}
    assert "La grande rue" in {item["title"] for item in after}
