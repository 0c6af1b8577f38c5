"""Numbers: thousands, decimals, units, hours, dates, ordinals (TYP-05, 07, 08, 10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
_PHONE = re.compile(rf"0[1-9](?:{_S}[0-9]{{2}}){{4}}(?![0-9])")
_INTERNATIONAL_PHONE = re.compile(rf"33{_S}[1-9](?:{_S}[0-9]{{2}}){{4}}(?![0-9])")

_UNITS = (
    "%|‰|€|k€|M€|Md€|Mds€|°C|°F|km/h|km²|km³|km|hm|dam|dm|cm²|cm³|cm|mm²|mm|m²|m³|m|ha|"
    "kg|mg|µg|g|t|hl|dl|cl|ml|mL|L|l|kWh|MWh|GWh|TWh|Wh|kW|MW|GW|W|kV|V|kHz|MHz|GHz|Hz|dB|"
    "ko|Mo|Go|To|Po|kbit/s|Mbit/s|Gbit/s|ms|min|s|j|px|"
    "euros?|centimes?|dollars?|millions?|milliards?|milliers|"
    "secondes?|minutes?|heures?|jours?|semaines?|mois|trimestres?|semestres?|années?|ans?|siècles?|"
    "mètres?|kilomètres?|centimètres?|millimètres?|hectares?|grammes?|kilos?|kilogrammes?|tonnes?|"
    "litres?|degrés?|watts?|kilowatts?|octets?|pixels?|points?|pour cent|pour mille"
)
_UNIT = re.compile(rf"({_S}*)({_UNITS})(?![\w'’°²³]|[-.](?=\w))")
# A unit may be typed against its number only where no word, model or size could be meant.
_NEVER_GLUED = frozenset(["m", "g", "t", "s", "j", "l", "L", "V", "W", "px", "Po"])
_HOUR = re.compile(rf"({_S}*)([hH])(?:({_S}*)([0-5][0-9]))?(?![\w'’])")
_MONTH = re.compile(
    rf"(?:er|\ufffc)?({_S}+)(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|"
    r"octobre|novembre|décembre)(?!\w)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?:(?P<first>i?ers?)|(?P<feminine>i?[èe]res?|res?)|(?P<second>nde?s?)"
    r"|(?P<other>i?[èe]mes?|es?|è))(?!\w|['’])"
)
_ROMAN = re.compile(
    r"[IVX]+(?:(?P<first>ers?)|(?P<feminine>[èe]res?|res?)|(?P<other>i?[èe]mes?|es?|è))(?!\w|['’])"
)
_ROMAN_NUMERAL = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_NUMERO = re.compile(rf"[nN]°(s?)({_S}*)(?=[0-9A-Z(«])")

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
    """Write every number of the run with the spaces and commas French gives it."""
    text = run.text
    edits: list[Edit] = []
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        before = text[start - 1] if start else " "
        if before.isalnum() or before in "_#":
            continue
        if edits and edits[-1].end > start:
            continue
        _write_number(text, start, end, before, edits)
    run.apply(edits)


def _write_number(text: str, start: int, end: int, before: str, edits: list[Edit]) -> None:
    phone = _PHONE.match(text, start) or (
        _INTERNATIONAL_PHONE.match(text, start) if before == "+" else None
    )
    if phone:
        edits.extend(_respaced(text, start, phone.end(), NO_BREAK_SPACE))
        return
    unit = _UNIT.match(text, end)
    if unit and not unit[1] and unit[2] in _NEVER_GLUED:
        unit = None
    if before not in ".,/-:" or not text[start - 2 : start - 1].isalnum():
        edits.extend(_thousands(text, start, end, has_unit=unit is not None))
    if unit:
        edits.extend(_decimal_comma(text, start, end))
        if unit[1] != NO_BREAK_SPACE:
            edits.append(Edit(end, unit.end(1), NO_BREAK_SPACE))
        return
    hour = _HOUR.match(text, end)
    if hour:
        edits.extend(_hour(text, start, end, hour))
        return
    month = _MONTH.match(text, end)
    if month and end - start <= 2 and month[1] != NO_BREAK_SPACE:
        edits.append(Edit(month.start(1), month.end(1), NO_BREAK_SPACE))


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
    words = f"{NO_BREAK_SPACE}h"
    last = hour.end(2)
    if has_minutes:
        words += NO_BREAK_SPACE
        last = hour.start(4)
    return [] if text[end:last] == words else [Edit(end, last, words)]


def write_ordinals(run: Run, *, raised: bool) -> None:
    """Write 1er, 1re, 2e, XXe, with the letters raised where there can be an element."""
    edits: list[Edit] = []
    text = run.text
    for start, end, letters in _ordinals(text):
        edits.append(Edit(start, end, letters))
    for numero in _NUMERO.finditer(text):
        if text[numero.start() - 1 : numero.start()].isalnum():
            continue
        sign = ("o" if raised else "º") + numero[1]
        edits.append(Edit(numero.start() + 1, numero.start() + 2 + len(numero[1]), sign))
        if numero[2] != NO_BREAK_SPACE:
            edits.append(Edit(numero.start(2), numero.end(2), NO_BREAK_SPACE))
    edits.sort()
    _apply_raised(run, edits, raised=raised)


def _apply_raised(run: Run, edits: list[Edit], *, raised: bool) -> None:
    spans: list[tuple[int, int]] = []
    if raised and edits:
        taken = {mark.offset for mark in run.marks}
        kept: list[Edit] = []
        shift = 0
        for edit in edits:
            is_space = edit.words == NO_BREAK_SPACE
            if not is_space and taken and not taken.isdisjoint(range(edit.start, edit.end)):
                continue
            kept.append(edit)
            place = edit.start + shift
            if not is_space:
                spans.append((place, place + len(edit.words)))
            shift += len(edit.words) - (edit.end - edit.start)
        edits = kept
    run.apply(edits)
    run.enclose(spans, "<sup>", "</sup>")


def _ordinals(text: str) -> list[tuple[int, int, str]]:
    """Find the ordinals: where their letters stand and how to write them."""
    found: list[tuple[int, int, str]] = []
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        before = text[start - 1 : start]
        if before.isalnum() or before in tuple("_.,#") or not number[0].isdigit():
            continue
        letters = _ORDINAL.match(text, end)
        written = _ordinal_letters(letters, number[0]) if letters else None
        if letters and written:
            found.append((end, letters.end(), written))
    for roman in _ROMAN.finditer(text):
        start = roman.start()
        group = roman.lastgroup or "other"
        numeral = text[start : roman.start(group)]
        if text[start - 1 : start].isalnum() or not _ROMAN_NUMERAL.fullmatch(numeral):
            continue
        if (numeral == "I") == (group == "other"):
            continue
        plural = "s" if roman[0].endswith("s") else ""
        base = {"first": "er", "feminine": "re", "other": "e"}[group]
        found.append((roman.start(group), roman.end(), base + plural))
    return found


def _ordinal_letters(letters: re.Match[str], number: str) -> str | None:
    plural = "s" if letters[0].endswith("s") else ""
    if letters["first"] or letters["feminine"]:
        return None if number != "1" else ("er" if letters["first"] else "re") + plural
    if letters["second"]:
        return letters[0] if number == "2" else None
    return None if number in {"0", "1"} else "e" + plural
