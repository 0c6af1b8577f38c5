"""Texts rendered once and kept: what each asked of the Library is asked again before it serves.

A rendered text depends on its own words and on the answers it was given (the title of an entry
it links to, the files of a picture). Those answers are kept with it; when they are the same, so
is the text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct
from msgspec.structs import astuple

from inspiration.program import program_of
from inspiration.text.rendered import Heading, Rendered, TextProblem

if TYPE_CHECKING:
    from inspiration.text.resolver import (
        Abbreviation,
        EntryLink,
        Nowhere,
        Picture,
        Place,
        Resolver,
    )

Log = list[list[Any]]
"""Every question a text asked, with its arguments and its answer, as plain lists."""


class Memory(Protocol):
    """Keeps bytes by key between builds."""

    def get(self, key: str) -> bytes | None:
        """What was kept, or None."""
        ...

    def put(self, key: str, value: bytes) -> None:
        """Keep this."""
        ...


class Listener:
    """A resolver that writes down what it is asked and what it answers."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self.log: Log = []

    @property
    def abbreviations(self) -> Mapping[str, Abbreviation]:
        """Those of the resolver: the key of a text says which they are."""
        return self._resolver.abbreviations

    def entry(self, target: str) -> EntryLink | Nowhere | None:
        """Resolve a link."""
        answer = self._resolver.entry(target)
        self.log.append(["entry", [target], _plain(answer)])
        return answer

    def picture(self, source: str, alt: str | None, place: Place) -> Picture | None:
        """Resolve a picture."""
        answer = self._resolver.picture(source, alt, place)
        self.log.append(["picture", [source, alt, place], _plain(answer)])
        return answer

    def speaker(self, initials: str) -> str | None:
        """Name a speaker."""
        answer = self._resolver.speaker(initials)
        self.log.append(["speaker", [initials], answer])
        return answer


def still_holds(log: Log, resolver: Resolver) -> bool:
    """Whether the same questions get the same answers today.

    Asking also plans the pictures of the text, as rendering it would.
    """
    return all(
        _plain(getattr(resolver, question)(*arguments)) == answer
        for question, arguments, answer in log
    )


def manner(abbreviations: Mapping[str, Any], tags: Collection[str]) -> str:
    """The hash of how every text is rendered: the program, what it explains, the tags it allows."""
    explained = [[short, *astuple(full)] for short, full in sorted(abbreviations.items())]
    return _hash(repr((program(), explained, sorted(tags))))


def text_key(body: str, form: str, language: str, manner: str) -> str:
    """Name a text by its words, and by how it is rendered."""
    return "text-" + _hash("\n".join((manner, form, language, body)))


def _hash(words: str) -> str:
    return hashlib.blake2b(words.encode(), digest_size=16).hexdigest()


def packed(rendered: Rendered, log: Log) -> bytes:
    """A rendered text and its questions, as bytes: a line of JSON, then the HTML as it is."""
    told = dict(zip(Rendered.__struct_fields__, _values(rendered), strict=True))
    html: str = told.pop("html")
    told["headings"] = [_values(heading) for heading in rendered.headings]
    told["problems"] = [_values(problem) for problem in rendered.problems]
    return f"{json.dumps([told, log], ensure_ascii=False)}\n{html}".encode()


def unpacked(data: bytes) -> tuple[Rendered, Log]:
    """What `packed` made."""
    line, _, html = data.partition(b"\n")
    values, log = json.loads(line)
    rendered = Rendered(
        html=html.decode(),
        headings=tuple(Heading(*heading) for heading in values["headings"]),
        words=values["words"],
        problems=tuple(TextProblem(*problem) for problem in values["problems"]),
        **{
            name: tuple(values[name]) for name in ("pictures", "links", "abbreviations", "speakers")
        },
    )
    return rendered, log


def _values(record: Any) -> list[Any]:
    """The values of a record, in order, as they are."""
    return list(astuple(record))


@cache
def program() -> str:
    """The hash of what turns words into HTML and keeps it: our rooms, and the libraries under."""
    digest = hashlib.blake2b(Path(__file__).read_bytes(), digest_size=16)
    libraries = ("markdown", "pymdown-extensions", "lxml", "pyyaml")
    digest.update(program_of("text", libraries=libraries).encode())
    return digest.hexdigest()


def _plain(answer: Any) -> Any:
    """An answer as JSON gives it back."""
    return _values(answer) if isinstance(answer, Struct) else answer
