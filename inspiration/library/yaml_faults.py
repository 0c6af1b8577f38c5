"""Where and why YAML could not be read, and what its author should do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

from inspiration.model.problem import line_and_column

_TAB = re.compile(r"^[ ]*\t", re.MULTILINE)
_QUOTED = re.compile(r"([ -]*[\w-]+: +|[ ]*- +)([\"'])")
"""A value in quotes, up to the first."""
_NO_BREAK_AFTER = re.compile(r"^[ -]*[\w-]+ *:(?=[\u00a0\u202f])", re.MULTILINE)
"""A colon that YAML does not see: it takes the no-break space for a letter."""
_VALUE = re.compile(r"([ -]*[\w-]+: +)(\S.*)")
_SIGNS = "'\"*@%[{`|>,!?&"
"""Signs that mean something to YAML when they begin a value."""
_CLOSE_QUOTES = "fermez les guillemets ouverts"


class YamlFault(Exception):
    """A fault of syntax. `line` and `column` count from 1 within the text given."""

    def __init__(self, line: int, column: int, rule: str, message: str, hint: str = "") -> None:
        super().__init__(line, column, rule, message, hint)
        self.line, self.column = line, column
        self.rule, self.message, self.hint = rule, message, hint


def tab_fault(text: str) -> YamlFault | None:
    """The first line that a tab begins, which YAML does not admit (YAML 1.2 §6.1)."""
    found = _TAB.search(text)
    if found is None:
        return None
    return YamlFault(
        *line_and_column(text, found.end() - 1),
        "yaml-tabulation",
        "une tabulation sert de décalage",
        "remplacez-la par deux espaces",
    )


def syntax_fault(error: yaml.YAMLError, text: str, whole: str) -> YamlFault:
    """Say where and why YAML could not be read; `whole` names what it was to be."""
    tab = tab_fault(text) if "'\\t'" in str(error) else None
    if tab:
        return tab
    problem = str(getattr(error, "problem", "") or error)
    line, column = _place(error, problem, text)
    hidden = _NO_BREAK_AFTER.search(text)
    if hidden and line_and_column(text, hidden.end())[0] < line:
        return _no_break_fault(text, hidden.end())
    lines = text.splitlines()
    words = lines[line - 1] if line <= len(lines) else ""
    if "mapping values are not allowed" in problem:
        return _colon_fault(words, line, column)
    context = str(getattr(error, "context", ""))
    opened = getattr(error, "context_mark", None)
    value = _VALUE.fullmatch(words)
    if opened and "parsing a flow" in context and opened.line + 1 < line:
        line, column = opened.line + 1, opened.column + 1
        hint = f"fermez le crochet ou l'accolade « {lines[opened.line][opened.column]} »"
    elif place := _open_quote(lines, line):
        (line, column), hint = place, _CLOSE_QUOTES
    elif words.lstrip().startswith("-") and "parsing a block" in context:
        hint = "alignez les tirets d'une même liste"
    elif "could not find expected ':'" in problem:
        hint = "chaque ligne s'écrit « clé: valeur »"
    elif "quoted scalar" in problem:
        hint = _CLOSE_QUOTES
    elif value and value[2][0] in _SIGNS:
        column, hint = value.start(2) + 1, _quote_hint(value[1] + _bare(value[2]))
    else:
        hint = "vérifiez les guillemets, les décalages et les deux-points de cette ligne"
    return YamlFault(line, column, "yaml-syntaxe", f"{whole} n'est pas du YAML lisible", hint)


def _place(error: Any, problem: str, text: str) -> tuple[int, int]:
    """Where the reader of YAML stopped."""
    context = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None) or context
    if "could not find expected ':'" in problem:  # told at the next line, where it gave up
        mark = context or mark
    return (min(mark.line + 1, text.count("\n") + 1), mark.column + 1) if mark else (1, 1)


def _no_break_fault(text: str, place: int) -> YamlFault:
    return YamlFault(
        *line_and_column(text, place),
        "yaml-syntaxe",
        "une espace insécable suit le deux-points, et la clé n'est plus comprise",
        "remplacez-la par une espace ordinaire",
    )


def _colon_fault(words: str, line: int, column: int) -> YamlFault:
    key = words[: column - 1].strip()
    if words[:1] == " " and ":" not in key:
        return YamlFault(
            line,
            column,
            "yaml-syntaxe",
            f"« {key} » est plus à droite que la ligne d'avant",
            f"alignez « {key} » sur elle, ou mettez toute la valeur entre guillemets",
        )
    return YamlFault(
        line,
        column,
        "yaml-deux-points",
        "un « : » dans une valeur la coupe en deux",
        _quote_hint(words),
    )


def _open_quote(lines: Sequence[str], line: int) -> tuple[int, int] | None:
    """Where the quote opens that the next one, in the line given, was taken to close."""
    for number in range(line - 1, 0, -1):
        found = _QUOTED.match(lines[number - 1])
        if found and line <= len(lines) and found[2] in lines[line - 1]:
            between = lines[number - 1][found.end() :], *lines[number : line - 1]
            return None if any(found[2] in words for words in between) else (number, found.end())
    return None


def _bare(value: str) -> str:
    """A value without the quotes that it has."""
    return value.strip(value[0]) if value[0] in "'\"" else value


def _quote_hint(words: str) -> str:
    """What to write instead of a key and its value, in quotes."""
    key, _, value = words.partition(":")
    escaped = value.strip().replace("\\", "\\\\").replace('"', '\\"')
    return f'mettez la valeur entre guillemets : {key.strip()}: "{escaped}"'
