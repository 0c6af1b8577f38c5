"""The report on pictures as its readers see it: columns of text, in French."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.images.recipe import Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspiration.images.report import ImageReport, Weight

_SCREENS = ("téléphone", "ordinateur", "sans sizes")
_WORK = ("images", "en cache", "calcul")

_EXPLAINED = (
    "téléphone, ordinateur : ce qu'un écran de 390 points (densité 3) ou de 1440 points télécharge",
    "sans sizes : ce que l'ordinateur téléchargerait si « sizes » annonçait toute la fenêtre",
    "en cache : les fichiers déjà faits, sur tous ceux que demandent les images",
    "calcul : le temps de processeur qu'ils ont pris quand ils ont été faits",
    "avif, webp, jpg, png, svg : ce que pèsent ensemble les fichiers de ce format",
)


def report_lines(report: ImageReport) -> list[str]:
    """Say a report in French, one line after the other."""
    formats = [item.format for item in report.whole.formats]
    lines = _table("Pages", report.pages, formats)
    lines += ["", *_table("Textes", report.entries, formats)]
    lines += ["", *_table("Tout le site, chaque fichier une fois", [report.whole], formats)]
    lines += ["", *_cache_lines(report.whole)]
    if report.heaviest:
        lines += ["", f"Les {len(report.heaviest)} fichiers les plus lourds"]
        lines += [f"{_kilobytes(size):>11}  {address}" for address, size in report.heaviest]
    return [*lines, "", *_EXPLAINED]


def _table(title: str, weights: Iterable[Weight], formats: list[Format]) -> list[str]:
    """Return a heading and one row for each page or entry."""
    heads = (*_SCREENS, *_WORK, *formats)
    rows = [(_cells(weight, formats), weight.name) for weight in weights]
    widths = [
        max(len(head), *(len(cells[rank]) for cells, _ in rows)) if rows else len(head)
        for rank, head in enumerate(heads)
    ]

    def line(cells: Iterable[str], name: str) -> str:
        columns = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
        return f"{'  '.join(columns)}  {name}".rstrip()

    return [title, line(heads, ""), *(line(cells, name) for cells, name in rows)]


def _cells(weight: Weight, formats: list[Format]) -> tuple[str, ...]:
    by_format = {item.format: item.size for item in weight.formats}
    return (
        *(_kilobytes(size) for size in (weight.phone, weight.desktop, weight.without_sizes)),
        str(weight.pictures),
        f"{weight.hits}/{weight.files}",
        f"{_decimal(weight.seconds)} s",
        *(_kilobytes(by_format[name]) if name in by_format else "-" for name in formats),
    )


def _cache_lines(whole: Weight) -> list[str]:
    if not whole.files:
        return ["Aucune image n'est publiée."]
    share = 100 * whole.hits / whole.files
    lines = [
        f"Le cache donne {_files(whole.hits)} sur {whole.files} ({share:.0f} %) : "
        f"{_decimal(whole.seconds)} s de calcul épargnées à la prochaine fabrication."
    ]
    missing = whole.files - whole.hits
    if missing:
        lines.append(f"À faire encore, donc sans poids ici : {_files(missing)}.")
    return lines


def _files(count: int) -> str:
    return f"{count} fichier{'s' if count > 1 else ''}"


def _kilobytes(size: int) -> str:
    return f"{_decimal(size / 1000)} ko"


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
