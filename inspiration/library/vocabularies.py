"""The closed lists of `content/vocabulaires/`, and the abbreviations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from inspiration.model.drawing import FIGURES, TEINTES
from inspiration.model.nearest import fold, nearest, nearest_hint
from inspiration.model.problem import Problem, Severity
from inspiration.model.slugs import is_slug

if TYPE_CHECKING:
    from inspiration.library.yaml_values import Loc

NAMES = (
    "genres",
    "rubriques",
    "domaines",
    "etapes",
    "issues",
    "maisons",
    "saisons",
    "types-porteur",
    "types-organisation",
)
_TERM_KEYS = ("libelle", "description", "figure", "teinte", "alias")


class Term(Struct, frozen=True):
    """One id of a closed list, with its words and the drawing it gives to a cover."""

    id: str
    label: str
    description: str = ""
    figure: str | None = None
    teinte: str | None = None
    aliases: tuple[str, ...] = ()


class ClosedList(Struct, frozen=True):
    """The terms of one vocabulary, in the order of its file."""

    name: str
    terms: dict[str, Term] = field(default_factory=dict)

    def __contains__(self, term_id: str) -> bool:
        return term_id in self.terms

    def label(self, term_id: str) -> str:
        """The words of a term."""
        return self.terms[term_id].label

    def preferred(self, word: str) -> str | None:
        """The id that `word` is an alias or another spelling of, or None."""
        folded = fold(word)
        for term in self.terms.values():
            if folded in {fold(name) for name in (term.id, term.label, *term.aliases)}:
                return term.id
        return None

    def nearest(self, word: str) -> str | None:
        """The id that looks most like `word`."""
        return nearest(word, self.terms)


class Abbreviation(Struct, frozen=True):
    """What an acronym stands for, and in which language."""

    title: str
    language: str = "fr"


class Vocabularies(Struct, frozen=True):
    """Every closed list by name, and the abbreviations."""

    lists: dict[str, ClosedList]
    abbreviations: dict[str, Abbreviation]

    def __getitem__(self, name: str) -> ClosedList:
        return self.lists[name]


def read_vocabularies(root: Path) -> tuple[Vocabularies, list[Problem]]:
    """Read `root/vocabulaires`; a list that is missing or faulty is left empty and reported."""
    problems: list[Problem] = []
    lists = {name: _read_list(root, name, problems) for name in NAMES}
    return Vocabularies(lists, _read_abbreviations(root, problems)), problems


def _read_file(
    root: Path, name: str, problems: list[Problem]
) -> tuple[str, dict[str, Any], dict[Loc, tuple[int, int]]]:
    # Only now: most builds read no list.
    from inspiration.library.yaml_faults import YamlFault
    from inspiration.library.yaml_values import read_yaml

    path = f"vocabulaires/{name}.yml"

    def report(line: int, column: int, rule: str, message: str, hint: str = "") -> None:
        problems.append(Problem(path, line, column, "", rule, Severity.ERROR, message, hint))

    file = root / path
    if not file.is_file():
        report(1, 1, "vocabulaire-absent", f"le vocabulaire « {name} » manque", "créez ce fichier")
        return path, {}, {}
    try:
        tree = read_yaml(file.read_text(encoding="utf-8-sig"))
    except YamlFault as fault:
        report(fault.line, fault.column, fault.rule, fault.message, fault.hint)
        return path, {}, {}
    except (UnicodeDecodeError, OSError):
        report(1, 1, "encodage", "le fichier n'est pas lisible en UTF-8")
        return path, {}, {}
    if not isinstance(tree.value, dict):
        if tree.value is not None:
            report(1, 1, "vocabulaire", "attend une suite « id: {libelle: …} »")
        return path, {}, {}
    return path, tree.value, tree.positions


def _read_list(root: Path, name: str, problems: list[Problem]) -> ClosedList:
    path, values, positions = _read_file(root, name, problems)
    terms: dict[str, Term] = {}
    for term_id, value in values.items():

        def report(rule: str, message: str, hint: str = "", key: str = "", at: Loc = ()) -> None:
            line, column = positions.get((term_id, *at), positions[(term_id,)])  # noqa: B023
            problems.append(Problem(path, line, column, key, rule, Severity.ERROR, message, hint))

        if not isinstance(value, dict) or not isinstance(value.get("libelle"), str):
            report("vocabulaire", f"« {term_id} » n'a pas de libellé", "écrivez `libelle: …`")
            continue
        if not is_slug(term_id):
            report(
                "vocabulaire", f"« {term_id} » ne peut pas servir d'adresse", "ni accent ni espace"
            )
            continue
        for key in value:
            if key not in _TERM_KEYS:
                report(
                    "cle-inconnue",
                    f"clé inconnue `{key}`",
                    nearest_hint(key, _TERM_KEYS),
                    key,
                    (key,),
                )
        for key, allowed in (("figure", FIGURES), ("teinte", TEINTES)):
            if value.get(key) is not None and value[key] not in allowed:
                report("choix", f"`{key}` attend : {', '.join(allowed)}", key=key, at=(key,))
                value = {**value, key: None}
        aliases = value.get("alias") or []
        terms[term_id] = Term(
            term_id,
            value["libelle"],
            str(value.get("description") or ""),
            value.get("figure"),
            value.get("teinte"),
            tuple(str(alias) for alias in (aliases if isinstance(aliases, list) else [aliases])),
        )
    return ClosedList(name, terms)


def _read_abbreviations(root: Path, problems: list[Problem]) -> dict[str, Abbreviation]:
    if not (root / "vocabulaires/abreviations.yml").is_file():
        return {}
    path, values, positions = _read_file(root, "abreviations", problems)
    found: dict[str, Abbreviation] = {}
    for short, value in values.items():
        if isinstance(value, str):
            found[short] = Abbreviation(value)
        elif isinstance(value, dict) and isinstance(value.get("titre"), str):
            found[short] = Abbreviation(value["titre"], str(value.get("langue") or "fr"))
        else:
            line, column = positions[(short,)]
            message = f"« {short} » n'a pas de titre"
            problems.append(
                Problem(path, line, column, "", "vocabulaire", Severity.ERROR, message, "")
            )
    return found
