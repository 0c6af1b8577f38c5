"""Write a synthetic magazine of any size: the same seed gives the same files.

Usage: python -m scripts.benchmarks.synthetic FOLDER ARTICLES
Articles have about 1,100 words, headings, lists, a footnote and links, without pictures; a quarter
as many POCs, 12 numéros, 40 people, 30 keywords. Dates run from 2010 to the end of 2019.
"""

from __future__ import annotations

import random
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

REAL = Path(__file__).parents[2] / "content"
LEXICON = """
    la une le un des les du service public habitant agent commune projet essai question idée
    atelier équipe designer quartier rue jardin logement école transport eau énergie travail
    jour semaine année année partager comprendre imaginer essayer mesurer écouter construire
    ouvrir fermer simple utile nouveau ancien grand petit autre même avec pour dans sur sous
    entre sans contre vers chez après avant pendant depuis selon ensemble souvent parfois
    toujours jamais ici là-bas d'abord ensuite enfin l'usager l'habitante qu'on n'est c'est
"""
WORDS = LEXICON.split()
PEOPLE, ISSUES, KEYWORDS = 40, 12, 30
DOMAINS = ("logement", "dechets", "amenagement", "congestion", "sport-jeu", "mode-de-vie")
STEPS = ("comprendre", "imaginer", "experimenter", "deployer")
COMMUNES = ("Lille", "Roubaix", "Tourcoing", "Villeneuve-d'Ascq", "Croix", "Armentières")
DATED = "date_etablissement: 2020-01-06\n"
PAGES = {
    "a-propos": "gabarit: libre\n",
    "abonnement": "gabarit: abonnement\n",
    "accessibilite": f"gabarit: accessibilite\n{DATED}technologies: [HTML]\n",
    "credits": "gabarit: credits\n",
    "donnees-personnelles": "gabarit: donnees-personnelles\n",
    "ecoconception": f"gabarit: ecoconception\n{DATED}",
    "glossaire": "gabarit: glossaire\n",
    "mentions-legales": "gabarit: mentions-legales\n",
    "plan-du-site": "gabarit: plan-du-site\n",
    "recherche": "gabarit: recherche\n",
}
"""Every page that the magazine has of its own, whatever the real one says there."""
SECTIONS = ("metier", "methode", "lieu", "decryptage", "reportage", "territoire")


def write_magazine(root: Path, articles: int, seed: int = 2020) -> None:
    """Write the whole content folder."""
    rng = random.Random(seed)
    root.mkdir(parents=True, exist_ok=True)
    for folder in ("vocabulaires", "territoire"):
        shutil.copytree(REAL / folder, root / folder, dirs_exist_ok=True)
    for name, keys in PAGES.items():
        front = f"titre: Page {name}\n{keys}description: Une page\n"
        _write(root, f"pages/{name}", front, _paragraph(rng, 120))
    for n in range(PEOPLE):
        _write(
            root, f"personnes/personne-{n}", f"nom: Personne {_letters(n)}\nfonction: Agent\n", ""
        )
    pocs = max(1, articles // 4)
    for n in range(pocs):
        _write(root, f"poc/poc-{n}", _poc(rng, n, articles), _body(rng, 180, pocs, articles, n))
    for n in range(articles):
        _write(
            root,
            f"articles/article-{n}",
            _article(rng, n, pocs, articles),
            _body(rng, 1050, pocs, articles, n),
        )
    for n in range(ISSUES):
        day = _day(n * articles // ISSUES, articles)
        contents = [f"article-{k}" for k in range(n, articles, ISSUES)]
        listed = "".join(f"  - {slug}\n" for slug in contents)
        front = (
            f"titre: Numéro d'essai {n}\nnumero: {n}\ndate: {day}\nsaison: hiver\n"
            f"sommaire:\n{listed}"
        )
        _write(root, f"numeros/numero-{n}", front + _standfirst(rng), _paragraph(rng, 200))


def _write(root: Path, name: str, front: str, body: str) -> None:
    file = root / f"{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{front}---\n{body}\n", encoding="utf-8")


def _article(rng: random.Random, n: int, pocs: int, articles: int) -> str:
    words = ", ".join(f"sujet {_letters(rng.randrange(KEYWORDS))}" for _ in range(3))
    return (
        f'titre: "{_title(rng)} {n}"\n{_standfirst(rng)}'
        f"date: {_day(n, articles)}\ngenre: reportage\n"
        f"rubrique: {rng.choice(SECTIONS)}\nnumero: {n % ISSUES}\nauteurs: redaction\n"
        f"personnes: [personne-{rng.randrange(PEOPLE)}]\npoc: [poc-{rng.randrange(pocs)}]\n"
        f"mots_cles: [{words}]\n"
    )


def _poc(rng: random.Random, n: int, articles: int) -> str:
    return (
        f'titre: "{_title(rng)} {n}"\nquestion: "Comment {_sentence(rng, 8)} ?"\n{_standfirst(rng)}'
        f"date: {_day(n * 4, articles)}\n"
        f"domaine: {rng.choice(DOMAINS)}\netape: {rng.choice(STEPS)}\n"
        f'communes: ["{rng.choice(COMMUNES)}"]\nporteur: Une équipe\n'
        "sources: [{titre: Une source, url: https://exemple.fr/}]\n"
    )


def _standfirst(rng: random.Random) -> str:
    return f'chapo: "{_sentence(rng, 32).capitalize()}."\n'


def _body(rng: random.Random, words: int, pocs: int, articles: int, n: int) -> str:
    parts: list[str] = []
    written = 0
    while written < words:
        if len(parts) % 5 == 4:
            parts.append(f"## {_title(rng)}")
        if len(parts) % 9 == 6:
            parts.append("\n".join(f"- {_sentence(rng, 9)} ;" for _ in range(4)))
        parts.append(_paragraph(rng, 90))
        written += 90
    links = (
        f"Voir [](poc:poc-{rng.randrange(pocs)}) et "
        f"[un autre article](../articles/article-{(n + 1) % articles}.md), "
        f"puis [celui-ci](article:article-{(n * 7) % articles}).[^1]"
    )
    return "\n\n".join([*parts, links, f"[^1]: {_sentence(rng, 12)}."])


def _paragraph(rng: random.Random, words: int) -> str:
    sentences = []
    while words > 0:
        length = rng.randrange(8, 18)
        words -= length
        text = _sentence(rng, length).capitalize()
        mark = rng.random()
        if mark < 0.06:
            text = f'"{text}"'
        elif mark < 0.1:
            text = f"**{text}**"
        elif mark < 0.16:
            text += f" : {rng.randrange(2, 99)} % en {rng.randrange(2000, 2020)}"
        sentences.append(f"{text}{' ?' if mark > 0.95 else '.'}")
    return " ".join(sentences)


def _sentence(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(words))


def _title(rng: random.Random) -> str:
    return _sentence(rng, 5).capitalize()


def _day(n: int, total: int) -> str:
    return (date(2010, 1, 1) + timedelta(days=3650 * n // max(total, 1))).isoformat()


def _letters(n: int) -> str:
    return "".join(chr(65 + int(digit)) for digit in f"{n:02d}")


if __name__ == "__main__":
    write_magazine(Path(sys.argv[1]), int(sys.argv[2]))
