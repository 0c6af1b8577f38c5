"""EcoIndex: a score from 0 to 100 from elements, requests and kilobytes.

Method: GreenIT (Frédéric Bordage), reference code cnumr/ecoindex_python 5.4; requirements §2.
"""

from __future__ import annotations

_DOM = (
    0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459,
    1801, 2479, 594601,
)  # fmt: skip
_REQUESTS = (
    0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920,
)  # fmt: skip
_KILOBYTES = (
    0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27,
    1876.08, 2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26,
)  # fmt: skip
_GRADES = ((80, "A"), (70, "B"), (55, "C"), (40, "D"), (25, "E"), (10, "F"))


def ecoindex(elements: int, requests: int, kilobytes: float) -> int:
    """The score: 3 parts elements, 2 parts requests, 1 part weight (kB over the wire)."""
    weighed = 3 * _rank(elements, _DOM) + 2 * _rank(requests, _REQUESTS)
    return round(100 - 5 * (weighed + _rank(kilobytes, _KILOBYTES)) / 6)


def grade(score: int) -> str:
    """The letter of a score, A to G."""
    return next((letter for floor, letter in _GRADES if score > floor), "G")


def greenhouse_gas(score: int) -> float:
    """Grams of CO₂ equivalent for one visit."""
    return 2 + 2 * (50 - score) / 100


def water(score: int) -> float:
    """Centilitres of water for one visit."""
    return 3 + 3 * (50 - score) / 100


def _rank(value: float, quantiles: tuple[float, ...]) -> float:
    """Where a value stands among the twenty quantiles of the method."""
    for index in range(1, len(quantiles)):
        low, high = quantiles[index - 1], quantiles[index]
        if value < high:
            return index - 1 + (value - low) / (high - low)
    return float(len(quantiles) - 1)
