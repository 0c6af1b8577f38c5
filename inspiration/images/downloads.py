"""Files that an entry offers: the only originals that leave, once cleaned (LEG-07)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspiration.images.credits import FileCredit
from inspiration.images.documents import clean_office, clean_pdf
from inspiration.images.faults import ImageFault
from inspiration.images.metadata import clean_picture
from inspiration.images.signatures import SIGNATURE_LENGTH, SourceKind, identify
from inspiration.images.vector import read_vector

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN = frozenset({".csv", ".tsv", ".txt", ".json", ".geojson", ".ics", ".vtt", ".srt"})
"""Formats that hold what they show and nothing else."""

_OFFICE = frozenset({".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".odg"})


def clean_download(source: Path, file_credit: FileCredit | None = None) -> bytes:
    """Return the bytes of a file to offer, without what it should not tell.

    Args:
        source: The file beside the text.
        file_credit: Whose it is; without it, a picture keeps the author it names.

    Raises:
        ImageFault: If it is of a kind that cannot be cleaned, or broken; the message names it.
        OSError: If it cannot be read.
    """
    content = source.read_bytes()
    extension = source.suffix.lower()
    if content.startswith(b"%PDF"):
        return clean_pdf(content)
    if content.startswith(b"PK\x03\x04") and extension in _OFFICE:
        return clean_office(content, source)
    if extension in _PLAIN:
        return content
    try:
        kind = identify(content[:SIGNATURE_LENGTH], source)
    except ImageFault as fault:
        raise ImageFault(
            "telechargement-format",
            f"un fichier « {extension or 'sans extension'} » ne peut pas être offert : ses "
            "informations cachées ne peuvent pas être retirées",
            "offrez un PDF, une image, un document bureautique récent ou un CSV",
        ) from fault
    if kind is SourceKind.SVG:
        return read_vector(content).svg
    return clean_picture(content, kind, file_credit or FileCredit())
