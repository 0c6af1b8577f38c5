"""Telling a hub: what is sent, and that nothing it does can hold or fail a publication."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs

import pytest

from inspiration.feeds import FeedCatalogue, ping, topics
from tests.content_builder import ContentBuilder
from tests.feeds.magazine import SITE

TOPICS = ("https://m.example/flux/rss.xml", "https://m.example/flux/feed.json?a=1&b=é")


@contextmanager
def hub(status: int, headers: dict[str, str] | None = None) -> Iterator[tuple[str, list[str]]]:
    """A hub that answers `status`; give its address and the bodies it receives."""
    received: list[str] = []

    class Hub(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            received.append(f"{self.headers['Content-Type']} {self.rfile.read(length).decode()}")
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Hub)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", received
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_hub_is_told_of_every_feed_in_one_request() -> None:
    with hub(204) as (address, received):
        report = ping(address, TOPICS)
    assert report.sent and report.succeeded and report.topics == TOPICS
    assert len(received) == 1
    media_type, _, body = received[0].partition(" ")
    assert media_type == "application/x-www-form-urlencoded"
    assert parse_qs(body) == {"hub.mode": ["publish"], "hub.url": list(TOPICS)}
    assert report.body == body


def test_a_dry_run_says_what_it_would_send_and_sends_nothing() -> None:
    with hub(204) as (address, received):
        report = ping(address, TOPICS, dry_run=True)
    assert received == [] and not report.sent and report.succeeded
    assert address in report.message and "hub.mode=publish" in report.message


@pytest.mark.parametrize("status", [400, 404, 500])
def test_a_refusal_is_told(status: int) -> None:
    with hub(status) as (address, _):
        report = ping(address, TOPICS)
    assert report.sent and not report.succeeded and str(status) in report.message


def test_a_hub_that_moved_is_not_followed() -> None:
    with hub(204) as (there, received), hub(302, {"Location": there}) as (here, _):
        report = ping(here, TOPICS)
    assert not report.succeeded and "302" in report.message and received == []


def test_an_absent_hub_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    report = ping(f"http://127.0.0.1:{port}/", TOPICS, timeout=5)
    assert not report.succeeded and "joint" in report.message


def test_a_hub_that_answers_one_byte_at_a_time_is_left_behind() -> None:
    """Each byte starts the time limit of the socket again: only the ping's own limit counts."""
    stop = Event()

    def drip(server: socket.socket) -> None:
        client, _ = server.accept()
        with client:
            for _ in range(100):
                if stop.wait(0.05):
                    break
                client.sendall(b"H")

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=drip, args=(server,), daemon=True)
        thread.start()
        start = time.monotonic()
        report = ping(f"http://127.0.0.1:{server.getsockname()[1]}/", TOPICS, timeout=0.5)
        assert time.monotonic() - start < 3
        stop.set()
        thread.join()
    assert not report.succeeded and "0.5" in report.message


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://hub.example/", "hub", "http://["])
def test_only_the_web_is_written_to(address: str) -> None:
    report = ping(address, TOPICS)
    assert not report.sent and not report.succeeded


def test_without_a_hub_or_a_feed_there_is_nothing_to_send() -> None:
    assert ping("", TOPICS).succeeded and not ping("", TOPICS).sent
    assert ping("https://hub.example/", ()).succeeded


def test_the_topics_are_the_feeds_at_their_published_addresses(content: ContentBuilder) -> None:
    found = topics(SITE, FeedCatalogue(content.library(), SITE.name).feeds)
    assert found[0] == f"{SITE.url}flux/rss.xml"
    assert not any(address.endswith(".ics") for address in found)
