"""A small magazine, and all that its editors may do to it between two builds."""

from __future__ import annotations

from pathlib import Path

from inspiration.pages.templates import theme_folder
from inspiration.press.build import build
from inspiration.press.errors import PressError
from inspiration.press.order import Order
from tests.content_builder import CHAPO, ContentBuilder
from tests.images.photographs import scenery, with_secrets

INSTANTS = (
    "2020-02-01T12:00",
    "2020-02-01T12:01",
    "2020-02-02T06:59",
    "2020-02-02T07:00",
    "2020-03-20T08:00",
    "2021-01-10T09:00",
)
CONFIGURATION = """
site_name: Inspiration(s)
site_url: https://inspirations.example/essai/
docs_dir: {content}
theme: {{name: material, custom_dir: {theme}}}
plugins:
  - inspiration/magazine: {{search: false, publisher: Ville, email: a@inspirations.example}}
  - inspiration/showcase
  - inspiration/images: {{cards: false}}
  - inspiration/feeds: {{limit: 3}}
"""


class Desk:
    """A magazine of about fifteen entries, and the edits that its editors may make."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = ContentBuilder(folder / "content")
        self.theme = folder / "theme"
        self.at = INSTANTS[0]
        (self.theme / "magazine").mkdir(parents=True)
        self._write_magazine()

    def _write_magazine(self) -> None:
        content = self.content
        for number, day in ((1, "2020-01-10"), (2, "2020-03-15")):
            front = f'titre: Numéro {number}\nnumero: {number}\nteinte: ciel\nchapo: "{CHAPO}"\n'
            content.entry(
                f"numeros/numero-{number}.md",
                f"{front}date: {day}\nune: trois\nsommaire: [un, trois]",
            )
        content.entry("personnes/ada.md", "nom: Ada Test\nfonction: Autrice")
        content.entry("organisations/ville.md", "nom: Une ville\ntype: collectivite")
        content.entry("lieux/salle.md", "nom: La salle\ncommune: Lille")
        content.write("articles/un/salle.jpg", with_secrets(scenery(320, 240)))
        content.article(
            "un/index",
            "titre: Premier\nnumero: numero-1\nauteurs: ada\npoc: [essai]\nmots_cles: [jardin]\n"
            "image: {fichier: salle.jpg, alt: Une salle, credit: Ville}",
            "Voir [le deux](article:deux), [](poc:essai) et [plus tard](article:tard).\n",
        )
        content.article(
            "deux", "mots_cles: [Jardin]\npersonnes: [ada]", "## Un\n\nMot.\n\n## Deux\n"
        )
        content.article("trois", "numero: numero-1\nmots_cles: [jardins, eau]\nrubrique: metier")
        content.article("tard", "titre: Plus tard\ndate: 2020-03-20\nnumero: numero-2")
        content.poc(
            "essai",
            "communes: [Lille]\ndomaine: logement\netape: imaginer\nporteur: ville\n"
            "jalons: [{date: 2020-02-02, titre: Un premier essai}]",
        )
        content.poc(
            "autre", "communes: [Villeneuve-d'Ascq]\ndomaine: dechets\nenseignements: [Lent]"
        )
        content.entry(
            "agenda/fete.md",
            "titre: La fête\ndate: 2020-01-05\ndebut: 2020-02-20\nlieu: salle\npoc: [essai]",
        )
        content.write("poc/bilan.csv", b"an;essais\n2020;3\n")
        content.entry("pages/a-propos.md", "titre: À propos", "Voir [](article:un).\n")
        content.entry("pages/plan-du-site.md", "titre: Plan du site\ngabarit: plan-du-site")
        content.entry("pages/abonnement.md", "titre: Abonnement\ngabarit: abonnement")
        content.entry(
            "pages/ecoconception.md",
            "titre: Écoconception\ngabarit: ecoconception\ndate_etablissement: 2020-01-01",
        )

    # What an editor may do

    def add_words(self) -> None:
        self.content.edit("articles/deux.md", r"\Z", "\nDes mots de plus, et [](article:trois).\n")

    def shorten(self) -> None:
        self.content.edit("articles/deux.md", r"(?s)\n---\n.*", "\n---\nPresque rien.\n")

    def retitle(self) -> None:
        self.content.edit("articles/trois.md", r"titre: .*", lambda m: f"{m[0]} encore")

    def retitle_poc(self) -> None:
        self.content.edit("poc/essai.md", r"titre: .*", lambda m: f"{m[0]} bis")

    def rewrite_standfirst(self) -> None:
        self.content.edit("articles/trois.md", r"chapo: \"Un", 'chapo: "Encore un')

    def postpone(self) -> None:
        self.content.edit("articles/deux.md", r"date: .*", "date: 2020-03-18")

    def advance(self) -> None:
        self.content.edit("articles/deux.md", r"date: .*", "date: 2019-12-01")

    def draft(self) -> None:
        self._toggle("articles/trois.md", "brouillon: true")

    def withdraw(self) -> None:
        self._toggle("poc/autre.md", "retrait: 2020-01-31")

    def rename_person(self) -> None:
        self.content.edit("personnes/ada.md", r"nom: .*", lambda m: f"{m[0]} Zut")

    def move_place(self) -> None:
        self.content.edit("lieux/salle.md", r"commune: .*", "commune: Villeneuve-d'Ascq")

    def change_step(self) -> None:
        self.content.edit("poc/essai.md", r"etape: .*", "etape: experimenter\nmaj: 2020-01-20")

    def correct(self) -> None:
        self._toggle("articles/un/index.md", "corrections: [{date: 2020-03-01, texte: Un mot}]")

    def offer_file(self) -> None:
        line = "telechargements: [{fichier: bilan.csv, titre: Le bilan, accessible: true}]"
        self._toggle("poc/essai.md", line)

    def change_file(self) -> None:
        file = self.content.root / "poc/bilan.csv"
        file.write_bytes(file.read_bytes() + b"2021;4\n")

    def put_right(self) -> None:
        self._toggle("articles/deux.md", "maj: 2020-01-31")

    def change_list(self) -> None:
        self.content.edit("vocabulaires/rubriques.yml", r"libelle: M", "libelle: Nouvelle m")

    def spell_keyword(self) -> None:
        self.content.edit("articles/trois.md", r"jardins", "Jardin")

    def reorder(self) -> None:
        self.content.edit("numeros/numero-1.md", r"sommaire: .*", "sommaire: [trois, un]")

    def add(self) -> None:
        self.content.article("neuf", "numero: numero-1\nmots_cles: [eau]\npoc: [autre]")

    def delete(self) -> None:
        (self.content.root / "articles/neuf.md").unlink(missing_ok=True)
        (self.content.root / "agenda/fete.md").unlink(missing_ok=True)

    def rename(self) -> None:
        old, new = (self.content.root / f"articles/{name}.md" for name in ("trois", "quatre"))
        if old.exists():
            text = old.read_text().replace(
                "titre:", "anciennes_adresses: [/articles/trois/]\ntitre:"
            )
            new.write_text(text)
            old.unlink()
            for file in (self.content.root / "numeros").iterdir():
                file.write_text(file.read_text().replace("trois", "quatre"))
            for file in self.content.root.rglob("*.md"):
                file.write_text(file.read_text().replace("article:trois", "article:quatre"))

    def change_picture(self) -> None:
        self.content.write("articles/un/salle.jpg", with_secrets(scenery(400, 300)))

    def borrow_picture(self) -> None:
        self._toggle(
            "articles/deux.md", "image: {fichier: un/salle.jpg, alt: Une salle, credit: Ville}"
        )

    def give_picture_back(self) -> None:
        self.borrow_picture()

    def remove_picture(self) -> None:
        self.content.edit("articles/un/index.md", r"image: .*\n", "")

    def change_template(self) -> None:
        name = "magazine/article.html"
        text = (theme_folder() / name).read_text()
        count = len(list(self.theme.rglob("*.html")))
        (self.theme / name).write_text(text.replace("</main>", f"<p>{count}</p></main>"))

    def wait(self) -> None:
        self.at = INSTANTS[min(INSTANTS.index(self.at) + 1, len(INSTANTS) - 1)]

    def go_back(self) -> None:
        self.at = INSTANTS[max(INSTANTS.index(self.at) - 1, 0)]

    def touch(self) -> None:
        for file in self.content.root.rglob("*.md"):
            file.touch()

    # How it is done

    def _toggle(self, path: str, line: str) -> None:
        file = self.content.root / path
        if file.exists():
            text = file.read_text()
            without = text.replace(f"{line}\n", "")
            file.write_text(
                without if without != text else text.replace("---\n", f"---\n{line}\n", 1)
            )

    # What it gives

    def publish(self, name: str, *, clean: bool = False) -> dict[str, bytes]:
        """Build from a folder of its own, with a cache of its own; a refusal is told as a file."""
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        configuration = folder / "mkdocs.yml"
        if not configuration.exists():
            told = CONFIGURATION.format(content=self.content.root, theme=self.theme)
            configuration.write_text(told)
        # Pictures are proved elsewhere: both builds take them from one cache.
        cache = folder / ".cache/inspiration"
        cache.mkdir(parents=True, exist_ok=True)
        if not (cache / "images").exists():
            (self.folder / "images").mkdir(exist_ok=True)
            (cache / "images").symlink_to(self.folder / "images")
        try:
            build(Order(configuration, at=self.at), clean=clean)
        except PressError as error:
            return {"refused": str(error).encode()}
        site = folder / "site"
        return {
            file.relative_to(site).as_posix(): file.read_bytes()
            for file in site.rglob("*")
            if file.is_file()
        }


EDITS = [name for name in vars(Desk) if name[0] != "_" and name != "publish"]


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The paths at which two sites are not the same."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
