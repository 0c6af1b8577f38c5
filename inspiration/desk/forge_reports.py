"""Problems as the two forges show them beside the lines of a merge request."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspiration.model.problem import Problem

_GITLAB_SEVERITY = {"error": "major", "warning": "minor"}


def as_github(problems: Iterable[Problem], prefix: str) -> str:
    """One workflow command a problem: GitHub sets it beside the line.

    `prefix` is the content folder as the repository names it, with its `/`. The syntax is that of
    GitHub's « Workflow commands », which asks for percent-escapes.
    """
    return "\n".join(_command(problem, prefix) for problem in problems)


def as_gitlab(problems: Iterable[Problem], prefix: str) -> str:
    """A code quality report: the JSON list that GitLab reads from a job's artifacts.

    The fingerprint leaves the line out, so that a problem that only moved is not new.
    """
    seen: dict[str, int] = {}
    issues = []
    for problem in problems:
        words = _words(problem)
        identity = "\0".join((problem.file, problem.rule, problem.key, problem.message))
        rank = seen[identity] = seen.get(identity, -1) + 1
        digest = hashlib.blake2b(f"{identity}\0{rank}".encode(), digest_size=16)
        issues.append(
            {
                "description": words,
                "check_name": problem.rule,
                "fingerprint": digest.hexdigest(),
                "severity": _GITLAB_SEVERITY[problem.severity],
                "location": {"path": prefix + problem.file, "lines": {"begin": problem.line}},
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=2)


def _command(problem: Problem, prefix: str) -> str:
    properties = {
        "file": prefix + problem.file,
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.rule,
    }
    listed = ",".join(f"{name}={_escaped_property(value)}" for name, value in properties.items())
    return f"::{problem.severity} {listed}::{_escaped(_words(problem))}"


def _words(problem: Problem) -> str:
    return f"{problem.message} → {problem.hint}" if problem.hint else problem.message


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
