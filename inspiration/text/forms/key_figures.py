"""Key figures: a YAML list becomes a `<dl>`, its source in plain sight."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor
from msgspec import Struct

from inspiration.text.forms.block_names import KEY_FIGURES_CLASS
from inspiration.text.written import written_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml
    from markdown import Markdown

from inspiration.text.notebook import Notebook

_KEYS = ("valeur", "unite", "libelle", "date", "source")
_REQUIRED = ("valeur", "libelle")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# fmt: off
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)
# fmt: on
_EXAMPLE = "- valeur: 30\n  unite: POC\n  libelle: portés par la métropole\n  source: …"


class KeyFigure(Struct, frozen=True):
    """One figure as typed, with the line of the block where it begins (from 0)."""

    line: int
    values: dict[str, str]


class KeyFiguresProcessor(Treeprocessor):
    """Reads the YAML left in each block and builds its markup."""

    def __init__(self, md: Markdown, notebook: Notebook) -> None:
        """Report to this notebook."""
        super().__init__(md)
        self._notebook = notebook

    def run(self, root: Element) -> None:
        """Finish every block of key figures."""
        blocks = [found for found in root.iter("dl") if found.get("class") == KEY_FIGURES_CLASS]
        for rank, block in enumerate(blocks):
            line = self._notebook.block_line(KEY_FIGURES_CLASS, rank) + 1
            figures = list(self._read(str(block.text or ""), line))
            block.text = None
            for figure in figures:
                block.append(_figure_element(figure))
            if len(figures) == 1:
                block.set("class", f"{KEY_FIGURES_CLASS} seul")

    def _read(self, text: str, first_line: int) -> Iterator[KeyFigure]:
        # Only now: it is long to load, and few texts have key figures.
        import yaml

        try:
            tree = yaml.compose(text, Loader=yaml.CSafeLoader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            last_line = first_line + text.rstrip("\n").count("\n")
            line = min(first_line + mark.line, last_line) if mark else first_line
            self._report(line, "le contenu n’est pas une liste YAML lisible")
            return
        if not isinstance(tree, yaml.SequenceNode) or not tree.value:
            self._report(first_line, "on attend une liste, un tiret par chiffre")
            return
        for node in tree.value:
            line = first_line + node.start_mark.line
            figure = self._checked(node, line)
            if figure:
                yield figure

    def _checked(self, node: yaml.Node, line: int) -> KeyFigure | None:
        import yaml

        if not isinstance(node, yaml.MappingNode):
            self._report(line, "chaque chiffre se décrit par des clés, comme « valeur: 30 »")
            return None
        values: dict[str, str] = {}
        is_readable = True
        for key, value in node.value:
            name = str(key.value)
            if name not in _KEYS or not isinstance(value, yaml.ScalarNode):
                self._report(
                    line + key.start_mark.line - node.start_mark.line,
                    f"la clé « {name} » attend une seule valeur"
                    if name in _KEYS
                    else f"la clé « {name} » n’existe pas",
                    hint="Clés permises : " + ", ".join(_KEYS) + ".",
                )
                is_readable = is_readable and name not in _KEYS
                continue
            values[name] = value.value.strip()
        if not is_readable:
            return None
        missing = [name for name in _REQUIRED if not values.get(name)]
        if missing:
            self._report(line, f"il manque {' et '.join(f'« {name} »' for name in missing)}")
            return None
        if not values.get("source"):
            self._notebook.report_at(
                (line, 1),
                "texte-chiffre-source",
                f"Le chiffre « {values['valeur']} » n’a pas de source.",
                "Ajoutez une ligne « source: … » sous ce chiffre.",
            )
            return None
        if values.get("date") and not _DATE.fullmatch(values["date"]):
            self._report(line, f"la date « {values['date']} » s’écrit 2020, 2020-01 ou 2020-01-15")
            values["date"] = ""
        return KeyFigure(line, values)

    def _report(self, line: int, what: str, hint: str = "") -> None:
        self._notebook.report_at(
            (line, 1), "texte-chiffres", f"Chiffres : {what}.", hint or f"Par exemple :\n{_EXAMPLE}"
        )


def _figure_element(figure: KeyFigure) -> Element:
    values = figure.values
    group = Element("div", {"class": "chiffre"})
    SubElement(group, "dt").text = values["libelle"]
    value = SubElement(group, "dd", {"class": "valeur"})
    number = SubElement(value, "span", {"class": "nombre"})
    number.text = written_number(values["valeur"])
    if values.get("unite"):
        number.tail = "\u00a0" if len(values["unite"]) <= 3 else " "
        SubElement(value, "span", {"class": "unite"}).text = values["unite"]
    source = SubElement(group, "dd", {"class": "source"})
    source.text = f"Source : {values['source']}"
    if values.get("date"):
        source.text += " ("
        moment = SubElement(source, "time", {"datetime": values["date"]})
        moment.text = written_date(values["date"])
        moment.tail = ")"
    return group


def written_date(value: str) -> str:
    """Write `2020`, `2020-01` or `2020-01-15` in words (TYP-10)."""
    found = _DATE.fullmatch(value)
    if not found or not found[2]:
        return value
    year, month = int(found[1]), int(found[2])
    if not 1 <= month <= 12:
        return value
    words = f"{_MONTHS[month - 1]} {year}"
    if not found[3]:
        return words
    try:
        day = date(year, month, int(found[3])).day
    except ValueError:
        return value
    return f"{'1er' if day == 1 else day} {words}"
