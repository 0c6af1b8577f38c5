"""What editors mistype in the content folder, and the problem that must come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.content_builder import CHAPO, ContentBuilder

GOOD = f'titre: Un titre\nchapo: "{CHAPO}"\ndate: 2020-01-15\nhors_numero: true\n'


@dataclass(frozen=True)
class Mistake:
    """What is written, and the problem that must come of it."""

    name: str
    write: Callable[[ContentBuilder], object]
    rule: str
    line: int
    message: str
    hint: str = ""
    file: str = "articles/essai.md"
    column: int | None = None


def article(front_matter: str, body: str = "Un texte.\n") -> Callable[[ContentBuilder], object]:
    return lambda content: content.write("articles/essai.md", f"---\n{front_matter}---\n{body}")


def raw(data: str | bytes) -> Callable[[ContentBuilder], object]:
    return lambda content: content.write("articles/essai.md", data)


def with_line(line: str) -> Callable[[ContentBuilder], object]:
    return article(GOOD + line + "\n")


def image(record: str) -> Callable[[ContentBuilder], object]:
    def write(content: ContentBuilder) -> None:
        content.write("articles/essai/photo.jpg", b"\xff\xd8\xff\xe0 not read here")
        content.write("articles/essai/index.md", f"---\n{GOOD}image:\n{record}---\nUn texte.\n")

    return write


def twice(content: ContentBuilder) -> None:
    content.write("articles/2020/essai.md", f"---\n{GOOD}---\nUn texte.\n")
    content.write("articles/essai.md", f"---\n{GOOD}---\nUn texte.\n")


def two_issues(content: ContentBuilder) -> None:
    for folder in ("a", "b"):
        content.entry(
            f"numeros/{folder}/numero-1.md",
            f'titre: N\nnumero: 1\ndate: 2020-01-01\nchapo: "{CHAPO}"',
        )


def folder_for_file(content: ContentBuilder) -> None:
    (content.root / "articles/essai.md").mkdir(parents=True)


MISTAKES = [
    Mistake(
        "tab in YAML",
        article("titre: T\nsources:\n\t- titre: x\n"),
        "yaml-tabulation",
        4,
        "une tabulation sert de décalage",
        "deux espaces",
    ),
    Mistake("no front matter", raw("Bonjour\n"), "entete-absent", 1, "ne commence pas par « --- »"),
    Mistake(
        "front matter not closed",
        raw("---\ntitre: T\ndate: 2020-01-01\n\nUn texte.\n"),
        "entete-ouvert",
        4,
        "l'en-tête n'est pas fermé",
    ),
    Mistake(
        "unknown key",
        with_line("chappo: x"),
        "cle-inconnue",
        6,
        "clé inconnue `chappo`",
        "« chapo »",
        column=1,
    ),
    Mistake(
        "unknown nested key",
        with_line("sources:\n  - titre: x\n    ulr: https://exemple.fr/"),
        "cle-inconnue",
        8,
        "clé inconnue `sources.1.ulr`",
        "« url »",
        column=5,
    ),
    Mistake(
        "missing title",
        article("date: 2020-01-15\nhors_numero: true\n"),
        "cle-obligatoire",
        1,
        "`titre` est obligatoire",
    ),
    Mistake(
        "wrong date",
        article("titre: T\nhors_numero: true\ndate: 2020-02-31\n"),
        "date",
        4,
        "`date` attend une date AAAA-MM-JJ",
    ),
    Mistake(
        "French date",
        article("titre: T\nhors_numero: true\ndate: 31/01/2020\n"),
        "date",
        4,
        "`date` attend une date AAAA-MM-JJ",
        "écrivez 2020-01-31",
    ),
    Mistake(
        "unquoted colon in a title",
        article("titre: Lille : capitale du design\ndate: 2020-01-15\n"),
        "yaml-deux-points",
        2,
        "« : »",
        'titre: "Lille : capitale du design"',
    ),
    Mistake(
        "unknown reference",
        with_line("poc: brico-concierg"),
        "reference",
        6,
        "« brico-concierg » ne se trouve pas dans content/poc/",
        "créez l'entrée",
    ),
    Mistake(
        "unknown commune",
        lambda content: content.poc("essai", "communes: [Villeneuve d'Ascq]"),
        "commune",
        7,
        "« Villeneuve d'Ascq » n'est pas une commune",
        "« Villeneuve-d'Ascq »",
        file="poc/essai.md",
    ),
    Mistake(
        "vocabulary near-miss",
        with_line("genre: entretiens"),
        "vocabulaire",
        6,
        "« entretiens » n'est pas dans la liste « genres »",
        "« entretien »",
    ),
    Mistake(
        "vocabulary alias",
        with_line("genre: outil"),
        "vocabulaire-alias",
        6,
        "« outil » est un autre nom de « methode »",
        "écrivez methode",
    ),
    Mistake(
        "missing alt",
        image("  fichier: photo.jpg\n  credit: Photo\n"),
        "image-alt",
        6,
        "n'a ni `alt` ni `decorative: true`",
        "décrivez l'image",
        file="articles/essai/index.md",
    ),
    Mistake(
        "missing credit",
        image("  fichier: photo.jpg\n  alt: Une salle\n"),
        "cle-obligatoire",
        6,
        "`image.credit` est obligatoire",
        file="articles/essai/index.md",
    ),
    Mistake(
        "missing image file",
        image("  fichier: phot.jpg\n  alt: Une salle\n  credit: Photo\n"),
        "image-absente",
        7,
        "« phot.jpg » ne se trouve pas",
        "« photo.jpg »",
        file="articles/essai/index.md",
    ),
    Mistake(
        "picture path climbs out",
        image("  fichier: ../../../etc/passwd\n  alt: Une salle\n  credit: Photo\n"),
        "image-chemin",
        7,
        "sort du dossier",
        file="articles/essai/index.md",
    ),
    Mistake("two entries at one address", twice, "adresse-double", 1, "a la même adresse que"),
    Mistake(
        "one issue in two folders",
        two_issues,
        "adresse-double",
        1,
        "a la même adresse que",
        file="numeros/b/numero-1.md",
    ),
    Mistake(
        "BOM", raw(b"\xef\xbb\xbf---\n" + GOOD.encode() + b"---\nx\n"), "encodage-bom", 1, "(BOM)"
    ),
    Mistake(
        "CRLF",
        raw(f"---\n{GOOD}---\nx\n".replace("\n", "\r\n")),
        "fins-de-ligne",
        1,
        "fins de ligne sont celles de Windows",
    ),
    Mistake(
        "Latin-1",
        raw("---\ntitre: Été\n---\n".encode("latin-1")),
        "encodage",
        2,
        "n'est pas en UTF-8",
        "UTF-8",
        column=8,
    ),
    Mistake(
        "a document of a word processor, renamed",
        raw(b"PK\x03\x04\x14\x00\x06\x00\xff\xfe"),
        "encodage",
        1,
        "un document de traitement de texte",
        "copiez son texte",
    ),
    Mistake(
        "accents written twice",
        raw("---\ntitre: Un été\n---\n".encode().decode("cp1252")),
        "encodage",
        2,
        "« Ã© » n'est pas du français",
        "repartez du texte d'origine",
        column=11,
    ),
    Mistake("empty file", raw(""), "fichier-vide", 1, "le fichier est vide"),
    Mistake(
        "front matter is a list",
        raw("---\n- titre\n- date\n---\nx\n"),
        "entete-liste",
        2,
        "n'est pas une suite de clés",
    ),
    Mistake(
        "5 MB Markdown",
        lambda content: content.write("articles/essai.md", f"---\n{GOOD}---\n" + "a " * 2_500_000),
        "fichier-trop-lourd",
        1,
        "5,0 Mo",
    ),
    Mistake(
        "directory for a file",
        folder_for_file,
        "dossier",
        1,
        "un dossier se trouve là où un fichier est attendu",
    ),
    Mistake(
        "alias bomb",
        article("a: &a [x, x]\nb: [*a, *a]\n"),
        "yaml-alias",
        2,
        "raccourcis YAML",
    ),
    Mistake(
        "Python tag",
        article("titre: !!python/object/apply:os.system [ls]\n"),
        "yaml-type",
        2,
        "n'est pas admis",
    ),
    Mistake(
        "key twice",
        article("titre: A\ntitre: B\n"),
        "cle-double",
        3,
        "`titre` est écrite deux fois",
    ),
    Mistake(
        "yes instead of true",
        with_line("brouillon: oui"),
        "type",
        6,
        "`brouillon` attend true ou false",
    ),
    Mistake("number as title", article("titre: 2020\n"), "type", 2, "`titre` attend un texte"),
    Mistake(
        "capital in a file name",
        lambda content: content.write("articles/Essai.md", f"---\n{GOOD}---\nx\n"),
        "nom-de-fichier",
        1,
        "« Essai » ne peut pas servir d'adresse",
        "« essai »",
        file="articles/Essai.md",
    ),
    Mistake(
        "control character",
        article(GOOD, "Un \x0b texte.\n"),
        "caractere-interdit",
        7,
        "U+000B",
        column=4,
    ),
    Mistake(
        "the name of the whole calendar",
        lambda content: content.entry("agenda/agenda.md", "titre: T\ndate: 2020-01-01"),
        "nom-de-fichier",
        1,
        "/agenda/agenda.ics",
        "autre nom",
        file="agenda/agenda.md",
    ),
    Mistake(
        "control character written as an escape",
        with_line('surtitre: "Le \\a signal"'),
        "caractere-interdit",
        6,
        "U+0007",
        "doublez la barre",
    ),
]
