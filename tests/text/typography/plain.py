"""The same rules where there is no HTML."""

from __future__ import annotations

from tests.text.typography.case import Case

CASES = tuple(
    Case(*case)
    for case in (
        ("TYP-15", "L'eau du 1er lac...", "L’eau du 1er lac…"),
        ("TYP-05", "la 1ère et la 2ème", "la 1re et la 2e"),
        ("TYP-09", "le n°3", "le nº~3"),
        ("TYP-01", "Tiques & cie : oui !", "Tiques & cie~: oui¦!"),
        ("TYP-02", 'Un "essai" <utile>', "Un «~essai~» <utile>"),
        ("TYP-14", "https://a.fr/?a=1&b=2 !", "https://a.fr/?a=1&b=2¦!"),
        ("TYP-01", "  ", "  "),
        ("TYP-01", "", ""),
    )
)
