"""A check remembered: when nothing it read has changed, its answer is not worked out again.

What a check read is signed by content (texts, lists, configuration) or by date and size
(pictures, the program itself). Nothing heavy is imported here: a second check must feel instant.
Deleting the folder is always safe.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

import inspiration
from inspiration.desk.checked import Checked
from inspiration.instant import current_instant

VERSION = "1"
"""Raised when what is remembered changes its shape."""
_FOLDER = ".cache/inspiration"
_TEXTS = (".md", ".yml", ".json")


@dataclass(frozen=True)
class Question:
    """What is asked: which configuration and content (None: the one it names), at which instant."""

    config_file: Path
    content: Path | None = None
    at: str | None = None


@dataclass(frozen=True)
class Outcome:
    """The answer, and the clock by which it was given: its instant, zone and publication hour."""

    root: Path
    checked: Checked
    instant: datetime
    zone: ZoneInfo
    hour: time


def texts_file(question: Question) -> Path | None:
    """Where what was found in each text is kept; None when the configuration cannot say."""
    folder = cache_folder(question.config_file)
    return folder / "check" / VERSION / "texts.sqlite3" if folder else None


def recall(question: Question) -> Outcome | None:
    """The answer given last time, when everything it rested on is as it was.

    Raises:
        ValueError: `at` is not an instant.
    """
    file = _file(question)
    values = _read(file) if file else None
    if values is None:
        return None
    zone = ZoneInfo(values["zone"])
    instant = current_instant(question.at, zone)
    if not values["since"] <= instant.timestamp() < values["until"]:
        return None
    root = Path(values["root"])
    if content_folder(question) != root or values["signature"] != signature(question):
        return None
    checked = Checked.from_dict(values["checked"])
    return Outcome(root, checked, instant, zone, time.fromisoformat(values["hour"]))


def remember(question: Question, outcome: Outcome, signed: str, until: datetime) -> None:
    """Keep an answer that holds from its instant until `until`.

    `signed` is the signature taken before the content was read.
    """
    file = _file(question)
    if file is None or content_folder(question) != outcome.root:
        return
    values = {
        "root": str(outcome.root),
        "zone": outcome.zone.key,
        "hour": outcome.hour.isoformat(),
        "since": outcome.instant.timestamp(),
        "until": until.timestamp(),
        "signature": signed,
        "checked": outcome.checked.as_dict(),
    }
    temporary = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
        temporary.replace(file)
    except OSError:
        # A folder that cannot be written only costs time.
        with suppress(OSError):
            temporary.unlink()


def signature(question: Question) -> str:
    """A hash of everything that a check reads, the program included."""
    root = content_folder(question)
    digest = hashlib.blake2b(digest_size=16)
    digest.update(repr((VERSION, sys.version, str(question.config_file), str(root))).encode())
    digest.update(_config_bytes(question.config_file))
    package = Path(inspiration.__file__).parent
    libraries = Path(yaml.__file__).parents[1]
    digest.update(repr((libraries.stat().st_mtime_ns, sorted(_stamps(package)))).encode())
    for path, stamp in sorted(_stamps(root)):
        is_text = path.endswith(_TEXTS)
        digest.update(repr((path, _digest(root / path) if is_text else stamp)).encode())
    return digest.hexdigest()


def _stamps(root: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """The path, date and size of every file, links not followed."""
    folders = [""] if root.is_dir() else []
    while folders:
        folder = folders.pop()
        with os.scandir(root / folder) as items:
            for item in items:
                path = f"{folder}{item.name}"
                if item.is_dir(follow_symlinks=False):
                    if item.name != "__pycache__":
                        folders.append(f"{path}/")
                else:
                    found = item.stat(follow_symlinks=False)
                    yield path, (found.st_mtime_ns, found.st_size)


def _digest(file: Path) -> bytes:
    try:
        return hashlib.blake2b(file.read_bytes(), digest_size=16).digest()
    except OSError as error:
        return repr(error.errno).encode()


def _config_bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _file(question: Question) -> Path | None:
    """Where the answer to a question is kept; None when the configuration cannot say."""
    folder = cache_folder(question.config_file)
    if folder is None:
        return None
    name = hashlib.blake2b(str(question.content).encode(), digest_size=8).hexdigest()
    return folder / "check" / VERSION / f"{name}.json"


def cache_folder(config_file: Path) -> Path | None:
    """The `cache_dir` of the magazine, read without loading MkDocs.

    None when the configuration rests on something else: another file, the environment.
    """
    settings = _settings(config_file)
    if settings is None:
        return None
    return config_file.resolve().parent / settings.get("cache_dir", _FOLDER)


def content_folder(question: Question) -> Path:
    """The folder of the texts, read without loading MkDocs."""
    settings = _settings(question.config_file) or {}
    named = question.config_file.resolve().parent / settings.get("docs_dir", "docs")
    return (question.content or named).resolve()


def _settings(config_file: Path) -> dict[str, str] | None:
    """The plain values of the configuration by key, at any depth; None when it rests on more."""
    try:
        root = yaml.compose(_config_bytes(config_file).decode("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
    if root is None or any(node.tag == "!ENV" for node in _nodes(root)):
        return None
    found = {
        str(key.value): str(value.value)
        for node in _nodes(root)
        if isinstance(node, yaml.MappingNode)
        for key, value in node.value
    }
    return None if "INHERIT" in found else found


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _nodes(key)
            yield from _nodes(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _nodes(item)


def _read(file: Path) -> dict[str, Any] | None:
    try:
        values = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return values if isinstance(values, dict) else None
