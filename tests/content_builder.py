"""Small content folders for tests: real files, as an editor would write them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from textwrap import dedent
from zoneinfo import ZoneInfo

from inspiration.library import Clock, Library, read_content

PARIS = ZoneInfo("Europe/Paris")
CHAPO = (
    "Un texte d'essai qui tient la longueur attendue d'un chapô : assez pour dire de quoi il "
    "retourne, pas assez pour lasser, et sans rien affirmer de personne."
)
VOCABULARIES = {
    "genres": "entretien: {libelle: Entretien}\nmethode: {libelle: Méthode, alias: [outil]}\n",
    "rubriques": "methode: {libelle: Méthode, figure: regards, teinte: rose}\n"
    "metier: {libelle: Métier, figure: arches, teinte: vermillon}\n",
    "domaines": "logement: {libelle: Logement, figure: arches, teinte: vermillon, "
    "alias: [habitat]}\ndechets: {libelle: Déchets, figure: spirale, teinte: chlorophylle}\n",
    "etapes": "comprendre: {libelle: Comprendre}\nimaginer: {libelle: Imaginer}\n"
    "experimenter: {libelle: Expérimenter}\ndeployer: {libelle: Déployer}\n"
    "inconnue: {libelle: Non renseignée}\n",
    "issues": "en-cours: {libelle: En cours}\ndeploye: {libelle: Déployé}\n"
    "transfere: {libelle: Transféré}\narrete: {libelle: Arrêté}\ninconnue: {libelle: Inconnue}\n",
    "maisons": "habiter: {libelle: Habiter}\naction-publique: {libelle: Action publique}\n",
    "saisons": "hiver: {libelle: Hiver}\nprintemps: {libelle: Printemps}\n",
    "types-porteur": "metropole: {libelle: Métropole}\nassociation: {libelle: Association}\n",
    "types-organisation": "collectivite: {libelle: Collectivité}\n",
    "abreviations": "MEL: {titre: Métropole Européenne de Lille}\n",
}
COMMUNES = {
    "titre": "Communes d'essai",
    "attribution": "Source : INSEE",
    "communes": [
        {
            "code": "59009",
            "nom": "Villeneuve-d'Ascq",
            "population_municipale": 62342,
            "depuis": "2015-01-01",
            "lon": 3.1666,
            "lat": 50.6167,
            "tuile": [9, 6],
        },
        {
            "code": "59350",
            "nom": "Lille",
            "population_municipale": 238695,
            "depuis": "2015-01-01",
            "lon": 3.0586,
            "lat": 50.633,
            "tuile": [7, 6],
        },
        {
            "code": "59011",
            "nom": "Annœullin",
            "population_municipale": 10887,
            "depuis": "2020-03-14",
            "lon": 2.9318,
            "lat": 50.5292,
            "tuile": [3, 10],
        },
    ],
    "communes_associees": [{"code": "59298", "nom": "Hellemmes", "chef_lieu": "59350"}],
}


def rest_of_article(lines: str, title: str = "Un essai") -> str:
    """The lines that an article needs beside these; it is out of any numéro if they name none."""
    needed = {
        "titre": title,
        "chapo": f'"{CHAPO}"',
        "date": "2020-01-15",
        "genre": "methode",
        "rubrique": "methode",
        "auteurs": "redaction",
    }
    is_out = not any(line.startswith("numero:") for line in lines.splitlines())
    return _rest(lines, needed | {"hors_numero": "true"} if is_out else needed)


def rest_of_poc(lines: str, title: str = "Un essai") -> str:
    """The lines that a POC sheet needs beside these."""
    needed = {
        "titre": title,
        "question": '"Comment essayer ?"',
        "chapo": f'"{CHAPO}"',
        "date": "2020-01-10",
        "sources": "[{titre: Une source}]",
    }
    return _rest(lines, needed)


def _rest(lines: str, needed: dict[str, str]) -> str:
    given = {line.partition(":")[0] for line in lines.splitlines()}
    return "".join(f"{key}: {value}\n" for key, value in needed.items() if key not in given)


class ContentBuilder:
    """Writes a content folder and reads it back."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name, text in VOCABULARIES.items():
            self.write(f"vocabulaires/{name}.yml", text)
        self.write("territoire/communes.json", json.dumps(COMMUNES, ensure_ascii=False))

    def write(self, path: str, text: str | bytes) -> Path:
        """Write one file as it stands."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def edit(self, path: str, pattern: str, by: str | Callable[[re.Match[str]], str]) -> None:
        """Put something else in the place of the first match in a file; nothing if it is gone."""
        file = self.root / path
        if file.exists():
            file.write_text(re.sub(pattern, by, file.read_text(), count=1))

    def entry(self, path: str, front_matter: str = "", body: str = "Un texte.\n") -> Path:
        """Write one entry: `path` is relative to the content folder."""
        return self.write(path, f"---\n{dedent(front_matter).strip()}\n---\n{body}")

    def article(self, slug: str, front_matter: str = "", body: str = "Un texte.\n") -> Path:
        """Write a complete article, out of any numéro unless the front matter says which."""
        lines = dedent(front_matter).strip()
        head = rest_of_article(lines, f"Article {slug}")
        return self.entry(f"articles/{slug}.md", head + lines, body)

    def poc(self, slug: str, front_matter: str = "", body: str = "Un essai.\n") -> Path:
        """Write a complete POC sheet."""
        lines = dedent(front_matter).strip()
        return self.entry(f"poc/{slug}.md", rest_of_poc(lines, f"POC {slug}") + lines, body)

    def library(self, at: str = "2020-06-01T12:00", *, preview: bool = False) -> Library:
        """Read everything at an instant, Europe/Paris."""
        instant = datetime.fromisoformat(at).replace(tzinfo=PARIS)
        return Library(read_content(self.root), Clock(instant), preview=preview)
