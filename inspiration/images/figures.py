"""Eleven figures made of one shape. Each takes a random source and a format, and is redrawn.

The order of the draws is part of the rule: a cover that has been published keeps its drawing,
so nothing here may ask for one more random number than it does today.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from math import cos, hypot, pi, radians, sin
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.images.geometry import Band, Disc, Parenthesis, Shape, Stem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspiration.images.prng import SlugRandom


class Role(StrEnum):
    """Which of the four flat colours a shape takes."""

    GROUND = "ground"
    INK = "ink"
    WHITE = "white"
    PALE = "pale"


class Mark(Struct, frozen=True):
    """A shape and its colour."""

    role: Role
    shape: Shape


Figure = Callable[["SlugRandom", float, float], list[Mark]]

GROUND, INK, WHITE, PALE = Role.GROUND, Role.INK, Role.WHITE, Role.PALE


def ripples(random: SlugRandom, width: float, height: float) -> list[Mark]:
    """« ondes »: swells that face each other around a disc."""
    marks: list[Mark] = []
    unit = min(width, height)
    x, y = width * random.between(0.42, 0.58), height * random.between(0.42, 0.58)
    hole, step = unit * random.between(0.13, 0.17), unit * random.between(0.105, 0.135)
    white = random.integer(1, 3)
    for side in (0, 1):
        rank, distance = 0, hole + unit * 0.04
        while distance < max(x, width - x) + step:
            chord = hole * 1.5 + rank * step * 1.75
            centre = x + distance if side else x - distance
            shape = Parenthesis(centre, y, chord, 0.20, step * 0.68 / chord, 180 * side)
            marks.append(Mark(WHITE if rank == white else INK, shape))
            rank, distance = rank + 1, distance + step
    marks.append(Mark(PALE, Disc(x, y, hole * 0.62)))
    return marks


MOST_STOREYS = 11
"""Leaves are the heaviest figure: three stems of four storeys would pass 1,500 B compressed."""


def leaves(random: SlugRandom, width: float, height: float) -> list[Mark]:
    """« feuilles »: closed pairs on upright stems."""
    marks: list[Mark] = []
    room = MOST_STOREYS
    stems = random.integer(2, 3)
    stems = max(1, min(stems, round(width / height * 2.1)))
    for rank in range(stems):
        x = width * (rank + 0.5) / stems + width * random.between(-0.02, 0.02)
        storeys = min(room, random.integer(3, 4))
        room -= storeys
        share = random.between(0.70, 0.84) if height > width else random.between(0.78, 0.95)
        tall = height * share
        marks.append(Mark(INK, Stem(x - width * 0.006, height, height - tall, width * 0.012)))
        for storey in range(storeys):
            chord = min(height * 0.36, width / stems * 0.62) * (1 - 0.12 * storey)
            y = height - tall * (storey + 0.55) / (storeys + 0.15)
            for side in (-1, 1):
                lean = 52 + 5 * storey
                leaf_x = x + side * chord * 0.46 * sin(radians(lean))
                leaf_y = y - chord * 0.46 * cos(radians(lean))
                turn = side * lean
                gap_x, gap_y = 2 * cos(radians(turn)), 2 * sin(radians(turn))
                white = (storey + rank) % 3 == 1 and side > 0
                pale = (storey + rank) % 2 == 0 and side < 0
                upper = Parenthesis(leaf_x - gap_x, leaf_y - gap_y, chord, 0.25, 0.235, turn)
                lower = Parenthesis(leaf_x + gap_x, leaf_y + gap_y, chord, 0.25, 0.235, turn + 180)
                marks.append(Mark(WHITE if white else INK, upper))
                marks.append(Mark(PALE if pale else INK, lower))
    return marks


def tiers(random: SlugRandom, width: float, height: float) -> list[Mark]:
    """« gradins »: bowls piled higher and higher."""
    marks: list[Mark] = []
    columns = random.integer(4, 6)
    pitch = width / columns
    most = max(2, int(height / (pitch * 0.50)))
    for column in range(columns):
        bowls = max(1, min(most, round(most * (column + 0.6) / columns) + random.integer(-1, 1)))
        for bowl in range(bowls):
            role = WHITE if bowl == bowls - 1 else PALE if random.unit() > 0.74 else INK
            y = height - pitch * 0.50 * bowl - pitch * 0.48
            shape = Parenthesis(pitch * (column + 0.5), y, pitch * 0.94, 0.46, 0.44, -90)
            marks.append(Mark(role, shape))
    return marks


def streets(random: SlugRandom, width: float, height: float) -> list[Mark]:
    """« plan »: quarter bands that meet as streets do."""
    marks: list[Mark] = []
    block = height / random.choice((2, 3, 3, 4))
    for row in range(round(height / block)):
        for column in range(int(width / block + 0.99)):
            x, y, corner = column * block, row * block, random.integer(0, 3)
            centre_x = x + (block if corner in (1, 2) else 0)
            centre_y = y + (block if corner in (2, 3) else 0)
            start = 90 * corner
            band = partial(Band, centre_x, centre_y, start=start, end=start + 90)
            marks.append(Mark(INK, band(inner=block * 0.36, outer=block * 0.64)))
            draw = random.unit()
            if draw > 0.72:
                marks.append(Mark(WHITE, band(inner=0.01, outer=block * 0.36)))
            elif draw > 0.45:
                marks.append(Mark(PALE, band(inner=block * 0.64, outer=block)))
            elif draw > 0.25:
                marks.append(Mark(INK, band(inner=block * 0.80, outer=block)))
    return marks


def arches(random: SlugRandom, width: float, height: float) -> list[Mark]:
    """« arches »: roofs that overlap, row after row; wider ones when the format is not wide."""
    marks: list[Mark] = []
    columns = random.integer(2, 3 if height < width else 2)
    span = width / columns
    pitch = span * 0.40
    rows = int(height / pitch) + 2
    for row in range(rows - 1, -1, -1):
        for column in range(columns + 1):
            x = span * (column + (0.5 if row % 2 == 0 else 0))
            y = height + span * 0.10 - row * pitch
            roof = [Mark(GROUND, Disc(x, y, span * 0.5))]
            for ring in range(random.integer(1, 4)):
                shrink = 1 - 0.27 * ring
                role = INK if ring % 2 == 0 else random.choice((WHITE, PALE))
                shape = Parenthesis(x, y, span * shrink, 0.5, 0.115 / shrink, 90)
                roof.append(Mark(role, shape))
            if y >= 0:  # a roof whose foot is above the frame shows nothing
                marks += roof
    return marks


def bounces(random: SlugRandom, width: float, height: float) -> list[Mark]:
    """« rebonds »: the path of a ball, and the ball."""
    marks: list[Mark] = []
    rows = random.integer(2, 3)
    for row in range(rows):
        forward = (row + random.integer(0, 1)) % 2 == 0
        floor = height * (row + 1) / rows - height * 0.05
        ratio = random.between(0.60, 0.70)
        leap = width * 0.90 * (1 - ratio) / (1 - ratio**5)
        x = width * 0.02
        for rank in range(5):
            middle = x + leap / 2
            shape = Parenthesis(
                middle if forward else width - middle,
                floor,
                leap * 0.98,
                min(0.62, 0.86 * height / rows / leap),
                0.19,
                90,
            )
            marks.append(Mark(WHITE if rank == 4 else INK, shape))
            x += leap
            leap *= ratio
        radius = height / rows * 0.13
        ball_x = (x + radius * 0.8) if forward else width - x - radius * 0.8
        marks.append(Mark(PALE, Disc(ball_x, floor - radius, radius)))
    return marks


def queues(random: SlugRandom, width: float, height: float) -> list[Mark]:
    """« files »: the space between them tells a jam from a flow."""
    marks: list[Mark] = []
    lanes = random.integer(2, 4)
    lane_height = height / lanes
    for lane in range(lanes):
        y, forward = lane_height * (lane + 0.5), random.unit() > 0.4
        x, phase = -lane_height * 0.1, random.between(0, 2 * pi)
        swing = random.between(0.45, 0.85)
        period = random.between(0.8, 1.5)
        white, rank = random.integer(2, 7), 0
        while x < width + lane_height * 0.3:
            role = WHITE if rank == white else PALE if rank == white + 4 else INK
            place, turn = (width - x, 180) if forward else (x, 0)
            marks.append(Mark(role, Parenthesis(place, y, lane_height * 0.84, 0.26, 0.20, turn)))
            density = swing * (1 + sin(phase + period * 2 * pi * x / width))
            x += lane_height * (0.30 + 0.34 * density)
            rank += 1
    return marks


def blades(random: SlugRandom, width: float, height: float) -> list[Mark]:
    """« pales »: one wheel, or a large and a small one."""
    marks: list[Mark] = []
    if random.unit() > 0.5:
        wheels = [(width * 0.5, height * 0.5, height * 0.62)]
    else:
        wheels = [
            (width * 0.34, height * 0.56, height * 0.50),
            (width * 0.82, height * 0.30, height * 0.32),
        ]
    for x, y, radius in wheels:
        count = random.choice((5, 6, 7, 8, 9))
        phase = random.between(0, 40)
        for rank in range(count):
            turn = phase + 360 * rank / count
            shape = Parenthesis(
                x + radius * 0.58 * cos(radians(turn)),
                y + radius * 0.58 * sin(radians(turn)),
                radius * 0.86,
                0.24,
                0.19,
                turn + 90,
            )
            marks.append(Mark(WHITE if rank == 0 else INK, shape))
        marks.append(Mark(PALE, Disc(x, y, radius * 0.12)))
    return marks


def spiral(random: SlugRandom, width: float, height: float) -> list[Mark]:
    """« spirale »: ever smaller, never nothing."""
    marks: list[Mark] = []
    x, y, radius, turn = width * 0.5, height * 0.5, height * 0.62, random.between(0, 360)
    step, shrink = random.choice((47, 52, 58)), 0.905
    roles = (INK, INK, WHITE, INK, PALE)
    rank = 0
    while radius > height * 0.05:
        shape = Parenthesis(
            x + radius * cos(radians(turn)) * 0.86,
            y + radius * sin(radians(turn)) * 0.86,
            radius * 0.84,
            0.26,
            0.26,
            turn + 180,
        )
        marks.append(Mark(roles[rank % 5], shape))
        turn += step
        radius *= shrink
        rank += 1
    return marks


def gazes(random: SlugRandom, width: float, height: float) -> list[Mark]:
    """« regards »: eyes that watch one point; some are closed."""
    marks: list[Mark] = []
    rows = random.choice((2, 3))
    row_height = height / rows
    columns = max(2, round(width / (row_height * 1.25)))
    pitch = width / columns
    watched_x = width * random.between(0.1, 0.9)
    watched_y = height * random.between(0.0, 1.0)
    for row in range(rows):
        for column in range(columns):
            x, y = pitch * (column + 0.5), row_height * (row + 0.5)
            lid = min(pitch * 0.92, row_height * 1.2)
            closed = random.unit() > 0.84
            distance = hypot(watched_x - x, watched_y - y) or 1
            shift = min(1, distance / (width * 0.3)) * lid * 0.13
            if closed:
                marks.append(Mark(INK, Parenthesis(x, y + lid * 0.02, lid, 0.30, 0.16, -90)))
                continue
            marks.append(Mark(INK, Parenthesis(x, y - lid * 0.01, lid, 0.30, 0.13, 90)))
            marks.append(Mark(INK, Parenthesis(x, y + lid * 0.01, lid, 0.30, 0.13, -90)))
            iris = Disc(
                x + shift * (watched_x - x) / distance,
                y + shift * 0.55 * (watched_y - y) / distance,
                lid * 0.135,
            )
            marks.append(Mark(WHITE if random.unit() > 0.35 else PALE, iris))
    return marks


def swells(random: SlugRandom, width: float, height: float) -> list[Mark]:
    """« houle »: two voices, each a nest of parentheses, lean towards the silence they share.

    The same gesture as la une, drawn for an interview: side by side on a wide format, one above
    the other on a tall one.
    """
    marks: list[Mark] = []
    along, across = max(width, height), min(width, height)
    silence = along * random.between(0.07, 0.10)
    meeting = along * random.between(0.44, 0.56)
    lift = across * random.between(0.05, 0.11) * random.choice((-1, 1))
    asks = random.integer(0, 1)
    for side in (0, 1):
        count = random.integer(4, 6)
        sense = 1 if side else -1
        room = (along - meeting if side else meeting) - silence
        step = room / (count - 0.35)
        opening = random.between(0.34, 0.46)
        for rank in range(count + 1):
            chord = across * (opening + 0.86 * rank / count)
            role = (WHITE if side == asks else PALE) if rank == 0 else INK
            place = meeting + sense * (silence + rank * step)
            level = across / 2 + sense * lift * (1 - rank / count)
            x, y = (place, level) if width >= height else (level, place)
            turn = 180 * side + (0 if width >= height else 90)
            marks.append(Mark(role, Parenthesis(x, y, chord, 0.19, step * 0.62 / chord, turn)))
    return marks


FIGURES: Mapping[str, Figure] = MappingProxyType(
    {
        "ondes": ripples,
        "feuilles": leaves,
        "gradins": tiers,
        "plan": streets,
        "arches": arches,
        "rebonds": bounces,
        "files": queues,
        "pales": blades,
        "spirale": spiral,
        "regards": gazes,
        "houle": swells,
    }
)
"""Figures under the names editors and vocabularies use."""

OVERLAPPING: frozenset[str] = frozenset({"arches"})
"""Figures whose shapes hide one another: their drawing order must be kept whole."""
