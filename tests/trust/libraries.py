"""Random content folders: some that are right, some that no editor would believe."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.content_builder import CHAPO, ContentBuilder

WORDS = st.text(alphabet="abé œ’«»:!?&<>\"'-12", min_size=1, max_size=30).filter(
    lambda words: any(letter.isalnum() for letter in words)
)
DATES = st.sampled_from(("2019-11-02", "2020-01-15", "2020-05-31", "2020-06-02", "2021-01-01"))
SLUGS = ("un", "deux", "trois")
PARTS = st.sampled_from(
    (
        "Un texte simple.",
        "## Un intertitre",
        "## Un intertitre",
        "### Plus bas",
        "Un **mot**, *un autre* et `du code`.",
        "- un\n- deux\n    - trois",
        "1. un\n2. deux",
        "> Une citation.",
        "Une note[^1].\n\n[^1]: La note.",
        "a | b\n--|--\n1 | 2",
        "/// exergue\nUn texte\n///",
        "/// encadre | Un titre\nDes mots.\n///",
        "[des mots](../articles/deux.md) et [d'autres](poc:un)",
        "[ici](https://exemple.fr/)",
        "La MEL dit « oui ».",
    )
)
LINES = st.sampled_from(
    (
        "brouillon: true",
        "retrait: 2020-03-01",
        "maj: 2020-02-01",
        "mots_cles: [jardin, rue]",
        "mots_cles: [Rue, éco]",
        "corrections: [{date: 2020-02-03, texte: Le nombre juste est 30.}]",
        "sources: [{titre: Une source, url: 'https://exemple.fr/'}]",
        "figure: ondes",
        "teinte: rose",
        "langue: en",
        "surtitre: Un mot",
    )
)
OF_ARTICLES = st.sampled_from(
    ("numero: 1", "poc: [un, deux]", "dossier: deux", "personnes: [un]", "genre: entretien")
)
OF_POCS = st.sampled_from(
    (
        "domaine: logement",
        "domaine: dechets",
        "maison: habiter",
        "etape: imaginer",
        "issue: deploye",
        "communes: [Lille, Villeneuve-d'Ascq]",
        "perimetre: metropole",
        "porteur: un",
        "porteur: Un nom en clair",
        "designers: [un, Quelqu'un]",
        "debut: 2019-03",
        "fin: 2020-02-01",
        "enseignements: [Planter tôt.]",
        "objectifs: [{texte: Planter, atteint: true}]",
        "jalons: [{date: 2019-04, titre: Début}]",
        "chiffres: [{valeur: 12, unite: bacs, source: Ville}]",
        "incertain: {fin: selon un témoin}",
    )
)


@dataclass(frozen=True)
class Sketch:
    """An entry to write: its file, its lines and its text."""

    path: str
    lines: tuple[str, ...]
    body: str


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


@st.composite
def entries(draw: st.DrawFn) -> Sketch:
    """An entry of any kind that has nothing wrong."""
    kind = draw(st.sampled_from(("articles", "poc", "agenda", "personnes", "lieux", "numeros")))
    slug = draw(st.sampled_from(SLUGS))
    lines: dict[str, str] = {}

    def add(line: str) -> None:
        lines[line.partition(":")[0]] = line

    name = "nom" if kind in ("personnes", "lieux") else "titre"
    add(f"{name}: {_quoted(draw(WORDS))}")
    add(f"date: {draw(DATES)}")
    add(f'chapo: "{CHAPO}"')
    if kind == "numeros":
        slug = "numero-1"
        add("numero: 1")
        add(f"sommaire: [{', '.join(draw(st.lists(st.sampled_from(SLUGS), unique=True)))}]")
    if kind == "poc":
        add(f"question: {_quoted(draw(WORDS))}")
        add("sources: [{titre: Une source}]")
    if kind == "agenda":
        add(f"debut: {draw(DATES)}")
        add("lieu: un")
    extra = {"articles": OF_ARTICLES, "poc": OF_POCS}.get(kind, LINES)
    for line in (*draw(st.lists(LINES, max_size=3)), *draw(st.lists(extra, max_size=6))):
        add(line)
    body = "\n\n".join(draw(st.lists(PARTS, max_size=5)))
    return Sketch(f"{kind}/{slug}.md", tuple(lines.values()), body)


_LEAST = {
    "articles": ("titre: Un article", "date: 2020-01-02", "hors_numero: true"),
    "poc": ("titre: Un POC", "date: 2020-01-02", "question: Ça va ?", "sources: [{titre: S}]"),
    "personnes": ("nom: Une Personne",),
    "lieux": ("nom: Un lieu", "commune: Lille"),
}
REFERRED_TO = (
    *(Sketch(f"{kind}/{slug}.md", _LEAST[kind], "Des mots.") for kind in _LEAST for slug in SLUGS),
    Sketch("numeros/numero-1.md", ("titre: Numéro", "numero: 1", "date: 2020-01-02"), ""),
)
"""What any entry may refer to; a drawn entry takes the place of the one of its name."""


@st.composite
def right_folders(draw: st.DrawFn) -> tuple[Sketch, ...]:
    """A folder in which every reference leads somewhere."""
    found = {sketch.path: sketch for sketch in REFERRED_TO}
    found |= {sketch.path: sketch for sketch in draw(st.lists(entries(), min_size=1, max_size=6))}
    return tuple(found.values())


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=5,
)
KEYS = st.sampled_from(
    (
        "titre",
        "nom",
        "chapo",
        "date",
        "maj",
        "retrait",
        "brouillon",
        "image",
        "images",
        "mots_cles",
        "auteurs",
        "numero",
        "poc",
        "sommaire",
        "telechargements",
        "corrections",
        "sources",
        "anciennes_adresses",
        "lieu",
        "debut",
        "fin",
        "communes",
        "chiffres",
        "jalons",
        "objectifs",
        "incertain",
        "domaine",
        "porteur",
        "designers",
        "question",
        "gabarit",
        "tolerer",
        "prevu",
    )
)


@st.composite
def wrong_folders(draw: st.DrawFn) -> tuple[Sketch, ...]:
    """A folder where anything may stand anywhere."""
    values: Any = draw(st.dictionaries(KEYS, ANYTHING, max_size=5))
    text = draw(st.text(max_size=60) | st.text(alphabet="[](){}*_`>#-|/:!\n ab", max_size=80))
    typed = tuple(f"{key}: {json.dumps(value, default=str)}" for key, value in values.items())
    kind = draw(st.sampled_from(("articles", "poc", "agenda", "numeros", "pages", "personnes")))
    name = draw(st.sampled_from(("un", "numero-1", "Été", "con", "a b")))
    sketch = Sketch(f"{kind}/{name}.md", (*typed, *draw(st.lists(LINES, max_size=2))), text)
    return (*draw(right_folders()), sketch)


def written(content: ContentBuilder, sketches: tuple[Sketch, ...]) -> ContentBuilder:
    """Write a folder."""
    for sketch in sketches:
        front_matter = "\n".join(sketch.lines)
        content.write(
            sketch.path, f"---\n{front_matter}\n---\n{sketch.body}\n".encode(errors="replace")
        )
    return content
