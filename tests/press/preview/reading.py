"""Someone who reads a preview over HTTP, and follows what it tells."""

from __future__ import annotations

import html
import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from typing import Any
from urllib.parse import urlencode

import lxml.html

PATIENCE = 60.0
"""Seconds after which something will never happen, even on a busy machine."""
_MARK = re.compile(r'data-(\w+)="([^"]*)"')


@dataclass
class Page:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def bar(self) -> str:
        """The words of the bar."""
        inside = self.text.partition('<template shadowrootmode="open">')[2]
        return " ".join(lxml.html.fromstring(inside).text_content().split())

    @property
    def content(self) -> str:
        """The page without its bar."""
        return self.text.partition('<div id="apercu"')[0]

    @property
    def marks(self) -> dict[str, str]:
        """What a browser tells the server that it shows."""
        found = re.search(r'<div id="apercu"([^>]*)>', self.text)
        assert found is not None
        return {name: html.unescape(value) for name, value in _MARK.findall(found[1])}


class Reader:
    """Asks a preview for its pages."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, address: str, comes_from: str = "", **headers: str) -> Page:
        """Ask for an address, once, without following it elsewhere."""
        if comes_from:
            headers["Referer"] = f"http://127.0.0.1:{self.port}{comes_from}"
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", address, headers=headers)
        response = connection.getresponse()
        page = Page(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return page

    def until(self, address: str, holds: Callable[[Page], bool]) -> Page:
        """Ask again until the page is as expected."""
        end = time.monotonic() + PATIENCE
        while not holds(page := self.get(address)):
            assert time.monotonic() < end, page.text
            time.sleep(0.02)
        return page

    @contextmanager
    def listening(self, page: Page) -> Iterator[Iterator[tuple[str, Any]]]:
        """The events that a browser which shows `page` receives: (name, data)."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        marks = page.marks
        connection.request("GET", f"{marks.pop('events')}?{urlencode(marks)}")
        response = connection.getresponse()
        yield _events(response)
        response.close()
        connection.close()


def _events(response: HTTPResponse) -> Iterator[tuple[str, Any]]:
    assert response.headers["Content-Type"] == "text/event-stream"
    name = ""
    while line := response.readline().decode().rstrip("\n"):
        # The stream never ends by itself: a silent one stops the test by its time limit.
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield name, json.loads(line.removeprefix("data: "))
        if line.startswith((":", "data: ")):
            response.readline()
