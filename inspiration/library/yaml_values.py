"""YAML as editors write it: plain values, each with its line and column.

The tree is composed, never constructed: no tag can run code, and aliases are refused, so that a
few lines cannot unfold into gigabytes.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import yaml
from msgspec import Struct, field

from inspiration.library.yaml_faults import YamlFault, syntax_fault, tab_fault

Loc = tuple[str | int, ...]
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 12
_HARMLESS = 100
"""Levels that the composer survives."""
_COULD_BE_DEEP = re.compile(r"(?:[-?:][ \n]+){20}|^ {100}", re.MULTILINE)
_TOO_DEEP = ("yaml-niveaux", "trop de niveaux imbriqués", "aplatissez cette clé")
_INT = re.compile(r"[+-]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[+-]?[0-9]+[.][0-9]+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""XML 1.0 §2.2: an escape such as `"\\a"` writes what the file itself may not hold."""
_SECOND = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}")
_YAML = "tag:yaml.org,2002:"
_GROUPS = frozenset(_YAML + name for name in ("map", "seq"))
_SCALARS = frozenset(
    _YAML + name for name in ("str", "int", "float", "bool", "null", "timestamp", "value", "merge")
)


class YamlTree(Struct):
    """The plain values of a document and where each key stands (line and column from 1)."""

    value: Any
    positions: dict[Loc, tuple[int, int]] = field(default_factory=dict)


def read_yaml(text: str) -> YamlTree:
    """Read one YAML document.

    Raises:
        YamlFault: the text is not YAML, repeats a key, uses an alias, a tag or too many levels.
    """
    tab = tab_fault(text)
    if tab:
        raise tab
    try:
        _refuse_depth(text)
        _refuse_aliases(text)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise syntax_fault(error, text, "l'en-tête") from None
    tree = YamlTree(None)
    if node is not None:
        tree.value = _plain(node, (), tree.positions, 0)
    return tree


def _refuse_depth(text: str) -> None:
    """The composer calls itself at each level, and takes the whole process down when too deep.

    Only a document that could be deep pays for this look at its events.
    """
    if text.count("[") + text.count("{") <= _HARMLESS and not _COULD_BE_DEEP.search(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_DEPTH + 1:
                mark: Any = event.start_mark
                raise YamlFault(mark.line + 1, mark.column + 1, *_TOO_DEEP)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _refuse_aliases(text: str) -> None:
    """Only a document that holds `&` or `*` pays for this look at its events."""
    if "&" not in text and "*" not in text:
        return
    for event in yaml.parse(text, Loader=_LOADER):
        anchor = getattr(event, "anchor", None)
        if anchor:
            mark: Any = event.start_mark
            raise YamlFault(
                mark.line + 1,
                mark.column + 1,
                "yaml-alias",
                "les raccourcis YAML (& et *) ne sont pas admis",
                "mettez entre guillemets une valeur qui commence par & ou *",
            )


def _plain(node: Any, loc: Loc, positions: dict[Loc, tuple[int, int]], depth: int) -> Any:
    positions.setdefault(loc, (node.start_mark.line + 1, node.start_mark.column + 1))
    if depth > _MAX_DEPTH:
        raise _at(node, *_TOO_DEEP)
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if node.tag not in _GROUPS:
        raise _at(node, "yaml-type", f"le type « {node.tag} » n'est pas admis", "ôtez « ! »")
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(item, (*loc, index), positions, depth + 1)
            for index, item in enumerate(node.value)
        ]
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise _at(key_node, "yaml-syntaxe", "une clé doit être un mot", "ôtez les crochets")
        key = str(key_node.value)
        if key in result:
            raise _at(
                key_node, "cle-double", f"la clé `{key}` est écrite deux fois", "gardez-en une"
            )
        here = (*loc, key)
        positions[here] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        result[key] = _plain(value_node, here, positions, depth + 1)
    return result


def _scalar(node: Any) -> Any:
    text = str(node.value)
    hidden = _FORBIDDEN.search(text)
    if hidden:
        raise _at(
            node,
            "caractere-interdit",
            f"un caractère invisible (U+{ord(hidden[0]):04X}) est interdit",
            "effacez ce qui suit la barre oblique inverse, ou doublez la barre",
        )
    if node.style in ("'", '"', "|", ">"):
        return text
    if node.tag not in _SCALARS:
        raise _at(node, "yaml-type", f"le type « {node.tag} » n'est pas admis", "ôtez « ! »")
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE"):
        return True
    if text in ("false", "False", "FALSE"):
        return False
    if _INT.fullmatch(text) and len(text) < 18:
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
        if _SECOND.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    return text


def _at(node: Any, rule: str, message: str, hint: str = "") -> YamlFault:
    return YamlFault(node.start_mark.line + 1, node.start_mark.column + 1, rule, message, hint)
