"""Quantities: thousands, decimals, units, hours, dates (TYP-07, 08, 10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from inspiration.model.french_dates import MONTHS
from inspiration.text.typography.characters import (
    NARROW_NO_BREAK_SPACE,
    NO_BREAK_SPACE,
    SPACE_CLASS,
    SPACE_SET,
)
from inspiration.text.typography.run import Edit

if TYPE_CHECKING:
    from inspiration.text.typography.run import Run

_S = SPACE_CLASS
_NUMBER = re.compile(rf"[0-9](?:[0-9]{{0,2}}(?:{_S}[0-9]{{3}}(?![0-9]))+|[0-9]*)(?:[.,][0-9]+)*")
_PHONE = re.compile(rf"0[1-9](?:{_S}[0-9]{{2}}){{4}}(?!{_S}?[0-9])")
_INTERNATIONAL_PHONE = re.compile(rf"33{_S}[1-9](?:{_S}[0-9]{{2}}){{4}}(?!{_S}?[0-9])")

_UNITS = (
    "%|‰|€|k€|M€|Md€|Mds€|°C|°F|km/h|km²|km³|km|hm|dam|dm|cm²|cm³|cm|mm²|mm|m²|m³|m|ha|"
    "kg|mg|µg|g|t|hl|dl|cl|ml|mL|L|l|kWh|MWh|GWh|TWh|Wh|kW|MW|GW|W|kV|V(?!\ufffc)|kHz|MHz|GHz|Hz|dB|"
    "ko|Mo|Go|To|Po|kbit/s|Mbit/s|Gbit/s|ms|min|s|j|px|"
    "euros?|centimes?|dollars?|millions?|milliards?|milliers|"
    "secondes?|minutes?|heures?|jours?|semaines?|mois|trimestres?|semestres?|années?|ans?|siècles?|"
    "mètres?|kilomètres?|centimètres?|millimètres?|hectares?|grammes?|kilos?|kilogrammes?|tonnes?|"
    "litres?|degrés?|watts?|kilowatts?|octets?|pixels?|points?|pour cent|pour mille"
)
_UNIT = re.compile(rf"({_S}*)({_UNITS})(?![\w'’°²³]|[-.](?=\w))")
# A unit may be typed against its number only where no word, model or size could be meant.
_NEVER_GLUED = frozenset(["m", "g", "t", "s", "j", "l", "L", "V", "W", "px", "Po"])
_HOUR = re.compile(rf"({_S}*)([hH])(?:({_S}*)([0-5][0-9])(?!{_S}*[hH](?![^\W\d_])))?(?![\w'’])")
_MONTH = re.compile(rf"(?:er|\ufffc)?({_S}+)(?:{'|'.join(MONTHS)})(?!\w)", re.IGNORECASE)

_LOWER_CASE_WORD = re.compile(rf"{_S}([a-zà-öø-ÿœ]+)(?!['’])")
_REFERENCE_BEFORE = re.compile(
    rf"(?:\b(?:codes?|postal|postale|postaux|INSEE|Insee|insee|numéros?|n°s?|no|nº|référence|réf\.?"
    rf"|siren|Siren|SIREN|siret|Siret|SIRET|dossier|matricule|BP|CS|CEDEX|Cedex)|n\ufffc|°){_S}*:?{_S}*\Z"
)
# fmt: off
_NOT_NOUNS = frozenset({
    "a", "à", "au", "aux", "avec", "car", "ce", "ces", "cette", "chez", "comme", "contre", "d",
    "dans", "de", "depuis", "des", "donc", "dont", "du", "elle", "elles", "en", "entre", "est",
    "et", "était", "être", "ici", "il", "ils", "jusque", "la", "là", "le", "les", "leur",
    "leurs", "lors", "mais", "me", "ne", "ni", "non", "nos", "notre", "nous", "on", "ont", "ou",
    "où", "par", "parce", "pas", "pendant", "pour", "près", "puis", "qu", "quand", "que",
    "quel", "quelle", "qui", "sa", "sans", "se", "selon", "ses", "si", "soit", "son", "sont",
    "sous", "sur", "tandis", "te", "toujours", "très", "tu", "un", "une", "vers", "voici",
    "vos", "votre", "vous", "y",
})
# fmt: on


def write_numbers(run: Run) -> None:
    """Write every quantity of the run with the spaces and commas French gives it."""
    text = run.text
    edits: list[Edit] = []
    minutes = -1
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        before = text[start - 1] if start else " "
        if (before.isalnum() and start != minutes) or before in "_#":
            continue
        if edits and edits[-1].end > start:
            continue
        phone = _phone(text, start, before)
        if phone:
            edits.extend(_respaced(text, start, phone, NO_BREAK_SPACE))
            continue
        hour = _HOUR.match(text, end)
        if hour:
            minutes = hour.start(4)
        edits.extend(_quantity(text, start, end, hour))
    run.apply(edits)


def _phone(text: str, start: int, before: str) -> int:
    """Return where a telephone number that starts here ends, or 0."""
    pattern = _INTERNATIONAL_PHONE if before == "+" else _PHONE
    found = pattern.match(text, start)
    return found.end() if found else 0


def _quantity(text: str, start: int, end: int, hour: re.Match[str] | None) -> list[Edit]:
    """Write one number and what it counts."""
    unit = _UNIT.match(text, end)
    if unit and not unit[1] and unit[2] in _NEVER_GLUED:
        unit = None
    edits: list[Edit] = []
    if not _continues_another(text, start):
        has_unit = unit is not None or (hour is not None and hour[2] == "h")
        edits.extend(_thousands(text, start, end, has_unit=has_unit))
    if unit:
        edits.extend(_decimal_comma(text, start, end))
        edits.extend(_held(text, *unit.span(1)))
    elif hour:
        edits.extend(_hour(text, start, end, hour))
    elif end - start <= 2 and (month := _MONTH.match(text, end)):
        edits.extend(_held(text, *month.span(1)))
    return edits


def _continues_another(text: str, start: int) -> bool:
    """Tell whether the number is the end of a date, a version, a reference."""
    return text[start - 1 : start] in tuple(".,/-:") and text[start - 2 : start - 1].isalnum()


def _held(text: str, start: int, end: int) -> list[Edit]:
    """Write one no-break space, where it is not already written."""
    return [] if text[start:end] == NO_BREAK_SPACE else [Edit(start, end, NO_BREAK_SPACE)]


def _respaced(text: str, start: int, end: int, space: str) -> list[Edit]:
    """Write the same space everywhere inside a number."""
    return [
        Edit(index, index + 1, space)
        for index in range(start, end)
        if text[index] in SPACE_SET and text[index] != space
    ]


def _thousands(text: str, start: int, end: int, *, has_unit: bool) -> list[Edit]:
    """Group by three with U+202F what was typed in groups, or is long enough to be a quantity."""
    whole = start
    while whole < end and (text[whole].isdigit() or text[whole] in SPACE_SET):
        whole += 1
    if text[start] == "0" or _continues_as_reference(text, end):
        return []
    if whole - start > 3 and not text[start:whole].isdigit():
        return _respaced(text, start, whole, NARROW_NO_BREAK_SPACE)
    if whole - start < 5 or not (has_unit or _counts_a_noun(text, end)):
        return []
    if _REFERENCE_BEFORE.search(text, max(0, start - 16), start):
        return []
    places = range(whole - 3, start, -3)
    return [Edit(place, place, NARROW_NO_BREAK_SPACE) for place in sorted(places)]


def _continues_as_reference(text: str, end: int) -> bool:
    """Tell a reference such as a SIRET, whose groups go on, from a quantity."""
    after = text[end : end + 1]
    if after in SPACE_SET and text[end + 1 : end + 2].isdigit():
        return True
    return bool(after) and after in "/-_:." and text[end + 1 : end + 2].isalnum()


def _counts_a_noun(text: str, end: int) -> bool:
    word = _LOWER_CASE_WORD.match(text, end)
    return word is not None and word[1] not in _NOT_NOUNS


def _decimal_comma(text: str, start: int, end: int) -> list[Edit]:
    """Write a decimal comma where a unit proves that the dot was a decimal one."""
    number = text[start:end]
    whole, dot, decimals = number.partition(".")
    if dot and whole.isdigit() and decimals.isdigit() and len(decimals) <= 2:
        place = start + len(whole)
        return [Edit(place, place + 1, ",")]
    return []


def _hour(text: str, start: int, end: int, hour: re.Match[str]) -> list[Edit]:
    """Write « 14 h 30 »."""
    if not text[start:end].isdigit():
        return []
    has_minutes = hour[4] is not None
    if hour[2] == "H" and not (has_minutes and end - start <= 2):
        return []
    edits = [Edit(end, hour.end(1), NO_BREAK_SPACE), Edit(hour.start(2), hour.end(2), "h")]
    if has_minutes:
        edits.append(Edit(hour.end(2), hour.start(4), NO_BREAK_SPACE))
    return [edit for edit in edits if text[edit.start : edit.end] != edit.words]
