"""`check --fix`: writes the one right answer where there is one, and touches no other byte."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from inspiration.desk.corrections import Correction, corrections
from inspiration.desk.former_address import with_former_address
from inspiration.desk.front_matter_text import Edit, FrontMatterText, Loc, Scalar
from inspiration.desk.lost_addresses import LostAddress
from inspiration.library import Content, read_content
from inspiration.library.content import model_of
from inspiration.library.front_matter import parse_front_matter
from inspiration.library.validation import validate
from inspiration.model.problem import Problem


class Fixed(Struct, frozen=True, order=True):
    """A correction that was written: where, and the characters before and after."""

    file: str
    line: int
    before: str
    after: str


def fix(root: Path, files: Container[str] | None = None) -> list[Fixed]:
    """Correct the files of the content folder `root`, and tell what was written.

    `files` names those that may be touched, relative to `root`; None: any. A correction that
    would change another value of its entry is left to the editor. An entry that can be read at
    last may show more to correct, so the folder is read until nothing is left.

    Raises:
        OSError: a file cannot be written.
    """
    done: list[Fixed] = []
    while True:
        content = read_content(root)
        by_file: dict[str, list[Problem]] = {}
        for problem in content.problems:
            if files is None or problem.file in files:
                by_file.setdefault(problem.file, []).append(problem)
        found = [one for path in sorted(by_file) for one in _fix_file(content, path, by_file[path])]
        if not found:
            return sorted(done)
        done += found


def keep_addresses(root: Path, lost: Iterable[LostAddress]) -> list[Fixed]:
    """Write the addresses that renamed entries lost among their former ones.

    Raises:
        OSError: a file cannot be written.
    """
    return [fixed for address in lost for fixed in _keep_address(root, address)]


def _fix_file(content: Content, path: str, problems: Sequence[Problem]) -> list[Fixed]:
    file = content.root / path
    text = FrontMatterText.read(file.read_bytes(), path) if path.endswith(".md") else None
    if text is None:
        return []
    edits: dict[Scalar, Edit] = {}
    done = []
    for problem in problems:
        for found in corrections(content, text, problem, path.split("/", 1)[0]):
            before = text.text[found.scalar.start : found.scalar.end]
            is_new = found.scalar not in edits and found.yaml != before
            if is_new and _is_right(text, found, problem):
                edits[found.scalar] = _edit(found)
                done.append(Fixed(path, problem.line, before, found.yaml))
                break
    if edits:
        write(file, text.with_edits(edits.values()))
    return done


def _edit(correction: Correction) -> Edit:
    return Edit(correction.scalar.start, correction.scalar.end, correction.yaml)


def _keep_address(root: Path, lost: LostAddress) -> list[Fixed]:
    if lost.file is None:
        return []
    file = root / lost.file
    text = FrontMatterText.read(file.read_bytes(), lost.file)
    written = with_former_address(text, lost.address) if text else None
    if written is None:
        return []
    write(file, written)
    return [Fixed(lost.file, 1, "", lost.address)]


def _is_right(text: FrontMatterText, correction: Correction, problem: Problem) -> bool:
    """Whether the entry reads the same but for this value, and the problem is gone."""
    loc = correction.scalar.loc
    old = parse_front_matter(text.text.encode(), text.path)
    raw = parse_front_matter(text.with_edits([_edit(correction)]), text.path)
    if not raw.readable or raw.body != old.body:
        return False
    if loc == ():  # a key
        old.values[correction.yaml] = old.values.pop(correction.scalar.text)
        if old.values != raw.values:
            return False
    elif not (
        _same_but(old.values, raw.values, loc)
        and correction.value in (None, _value_at(raw.values, loc))
    ):
        return False
    validate(raw, model_of(text.path.split("/", 1)[0], raw.values), "essai", None)
    return not any(
        (p.rule, p.line, p.column) == (problem.rule, problem.line, problem.column)
        for p in raw.problems
    )


def _value_at(tree: Any, loc: Loc) -> Any:
    for part in loc:
        tree = tree[part]
    return tree


def _same_but(one: Any, other: Any, loc: Loc) -> bool:
    """Whether two trees of values differ at `loc` at most."""
    if not loc:
        return not isinstance(one, dict | list) and not isinstance(other, dict | list)
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(
            _same_but(one[key], other[key], loc[1:]) if key == loc[0] else one[key] == other[key]
            for key in one
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(
            _same_but(a, b, loc[1:]) if index == loc[0] else a == b
            for index, (a, b) in enumerate(zip(one, other, strict=True))
        )
    return False


def write(file: Path, data: bytes) -> None:
    """Replace a file at once, with its rights: a crash leaves the old one whole.

    Raises:
        OSError: the folder or the file cannot be written.
    """
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(data)
        shutil.copymode(file, temporary)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def told(fixed: Iterable[Fixed]) -> Iterator[str]:
    """One line a correction, in French."""
    for one in fixed:
        if one.before:
            yield f"Corrigé : {one.file}:{one.line}  {one.before} → {one.after}"
        else:
            yield f"Corrigé : {one.file}  ancienne adresse {one.after} gardée"
