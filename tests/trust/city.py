"""A small city's magazine in which everything that must not leave bears a marked word.

A marked word starts with `canari` and tells whose it is: it may stand in the site while that entry
is public (`OWNERS`), and nowhere at any other instant.
"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from tests.content_builder import CHAPO, ContentBuilder
from tests.images.photographs import png_with_secrets, scenery, with_secrets

MARK = re.compile(r"canari[a-z]+")
INSTANTS = ("2020-01-31T12:00", "2020-06-01T12:00", "2020-11-23T12:00")
OWNERS = {
    "canarialpha": "articles/canarialpha",
    "canariphotoalpha": "articles/canarialpha",
    "canariannexe": "articles/canarialpha",
    "canaribravo": "articles/canaribravo",
    "canaricharlie": "poc/canaricharlie",
    "canaridelta": "articles/canaridelta",
    "canariecho": "agenda/canariecho",
    "canarifoxtrot": "personnes/canarifoxtrot",
    "canarigolf": "organisations/canarigolf",
    "canarihotel": "lieux/canarihotel",
    "canariindia": "pages/canariindia",
    "canarijuliett": "numeros/numero-2",
}
"""Marked words by the entry that alone may show them; any other word may never leave: private
keys, notes between editors, stray files, Git's names, the machine's folders."""
LENT, LENT_UNTIL = "canaripermis", "2020-03-01"
"""The word of a picture that its people lent for a time, in an entry that stays public."""

CONFIGURATION = """\
site_name: Essai(s)
site_url: https://essai.example/
site_description: Le magazine d'une ville d'essai.
docs_dir: content
theme: {{name: material, custom_dir: {theme}, language: fr, font: false}}
nav: [guide/index.md]
plugins:
  - inspiration/magazine:
      publisher: Ville d'essai
      tag_authority: essai.example,2019
      search: {search}
  - inspiration/showcase
  - inspiration/images: {{workers: 1}}
  - inspiration/feeds
"""
EDITIONS = "  - inspiration/editions\n"
THEME = Path(__file__).parents[2] / "theme"


def configured(folder: Path, *, search: bool = False, editions: bool = False) -> Path:
    """Write the configuration of the magazine in this folder; return it."""
    file = folder / "mkdocs.yml"
    text = CONFIGURATION.format(theme=THEME, search=str(search).lower())
    text += EDITIONS if editions else ""
    file.write_text(text, encoding="utf-8")
    return file


def photo(seed: int) -> bytes:
    """A photograph that tells where and by whom it was taken."""
    return with_secrets(scenery(420, 300, seed))


class City:
    """Writes the magazine: its configuration, and a content folder of some thirty entries.

    `without` names marked words whose entries are not written, nor any reference to them: the
    same magazine as it would be if they had never existed.
    """

    def __init__(self, folder: Path, without: frozenset[str] = frozenset()) -> None:
        self.folder = folder
        self.content = ContentBuilder(folder / "content")
        self._without = without

    def write(self) -> None:
        """Write everything."""
        self._people_and_pages()
        self._issues()
        self._articles()
        self._trials_and_dates()
        self._hidden_articles()
        self._other_hidden_entries()
        self._what_was_left_lying_about()

    def _list(self, *slugs: str) -> str:
        """References, as a YAML list."""
        return f"[{', '.join(slug for slug in slugs if slug not in self._without)}]"

    def _line(self, key: str, slug: str, before: str = "") -> str:
        """A line of front matter that refers to one entry, or nothing."""
        return "" if slug in self._without else f"{key}: {before}{slug}"

    def _link(self, words: str, target: str) -> str:
        """A link in the text, or its words alone."""
        gone = any(word in self._without for word in MARK.findall(target))
        return words if gone else f"[{words}]({target})"

    def _entry(self, path: str, *lines: str, body: str = "Un texte.\n") -> None:
        """Write an entry that everyone may read."""
        self.content.entry(path, "\n".join(line for line in lines if line), body)

    def _marked(self, path: str, *lines: str) -> None:
        """Write an entry whose every text bears the word of its name."""
        word = path.removesuffix("/index").rpartition("/")[2]
        if word in self._without:
            return
        kind = path.partition("/")[0]
        name = "nom" if kind in ("personnes", "organisations", "lieux") else "titre"
        head = (
            f"{name}: Le {word}",
            f'chapo: "{CHAPO} {word}"',
            f"description: À propos de {word}.",
            f"surtitre: Sur {word}",
        )
        text = f"Le mot {word}, écrit ici.\n\n## Un intertitre {word}\n\nEncore {word}.\n"
        self._entry(f"{path}.md", *head, *lines, body=text)

    def _people_and_pages(self) -> None:
        self._entry(
            "personnes/jeanne.md",
            "nom: Jeanne Essai\nfonction: designer",
            self._line("organisation", "canarigolf"),
        )
        self._entry("organisations/atelier.md", "nom: L'atelier\ntype: collectivite")
        self._entry("lieux/salle.md", "nom: La salle\nadresse: 1 rue\ncommune: Lille")
        searches = "  - {libelle: les articles, adresse: /articles/}"
        if "canaricharlie" not in self._without:
            searches += "\n  - {libelle: un POC, adresse: /poc/canaricharlie/}"
        self._entry(
            "pages/recherche.md",
            f"titre: Recherche\ngabarit: recherche\nrecherches_frequentes:\n{searches}",
        )
        see = self._line(", voir", "canaricharlie", "/poc/")
        self._entry(
            "pages/glossaire.md",
            "titre: Glossaire\ngabarit: glossaire\ntermes:",
            f"  - {{terme: essai, definition: Une façon de voir.{see}{'/' if see else ''}}}",
            "  - {terme: parenthèse, definition: Une respiration.}",
        )
        self._entry("pages/plan.md", "titre: Plan du site\ngabarit: plan-du-site")
        self._entry("pages/credits.md", "titre: Crédits\ngabarit: credits")
        self._entry("pages/abonnement.md", "titre: S'abonner\ngabarit: abonnement")
        self.content.write("guide/index.md", "# Guide\n\nComment écrire.\n")

    def _issues(self) -> None:
        contents = self._list(
            "ouvert", "canarialpha", "canaribravo", "jardin", "canaricharlie", "fete"
        )
        self._entry(
            "numeros/numero-1.md",
            f'titre: Un premier numéro\nnumero: 1\nchapo: "{CHAPO}"\ndate: 2020-01-02\nune: ouvert',
            f"sommaire: {contents}",
            body=f"Un édito, avec {self._link('un lien', '../articles/canarialpha.md')}.\n",
        )
        if "canarijuliett" not in self._without:
            self._entry(
                "numeros/numero-2.md",
                "titre: Le canarijuliett\nnumero: 2\ndate: 2020-10-15\ntheme: canarijuliett",
                f'chapo: "{CHAPO} canarijuliett"',
                f"sommaire: {self._list('court', 'canaribravo')}",
                body="Un édito canarijuliett.\n",
            )

    def _articles(self) -> None:
        for file, content in (
            ("salle.jpg", photo(1)),
            ("canaripermis.png", png_with_secrets(scenery(300, 200))),
            ("bilan.csv", b"annee,essais\n2019,3\n"),
        ):
            self.content.write(f"articles/ouvert/{file}", content)
        links = (
            self._link("une fiche", "../../poc/canaricharlie.md"),
            self._link("un départ", "../canaridelta.md"),
            self._link("une page", "/articles/canaribravo/"),
        )
        self._entry(
            "articles/ouvert/index.md",
            f'titre: Un article ouvert\nchapo: "{CHAPO}"\ndate: 2020-01-15\ngenre: methode',
            "rubrique: methode\nnumero: 1\nmots_cles: [jardin]",
            f"auteurs: {self._list('jeanne', 'canarifoxtrot')}",
            f"personnes: {self._list('canarifoxtrot')}",
            f"poc: {self._list('jardin', 'canaricharlie')}",
            self._line("dossier", "canarialpha"),
            "# canariremarque : à revoir avec le cabinet",
            _PICTURES_OF_THE_OPEN_ARTICLE,
            body=f"Un texte, {', '.join(links)}.\n\n"
            "<!-- canaricommentaire -->\n\n![](canaripermis.png)\n",
        )
        self.content.article("court", "rubrique: metier\nmots_cles: [jardin, rue]\npoc: [jardin]")
        self.content.article("ancien", "date: 2019-11-02\nanciennes_adresses: [/vieux/, /avant/]")
        people = self._list("canarifoxtrot")
        self.content.article("bref", f"auteurs: {people}\npersonnes: {people}")

    def _trials_and_dates(self) -> None:
        self.content.poc(
            "jardin",
            "domaine: logement\nmaison: habiter\nporteur: atelier\ncommunes: [Lille]\n"
            "etape: imaginer\nissue: en-cours\nenseignements: [Planter tôt.]\n"
            "chiffres: [{valeur: 12, unite: bacs, libelle: posés, source: Ville}]\n"
            f"designers: {self._list('jeanne', 'canarifoxtrot')}\n"
            f"partenaires: {self._list('canarigolf')}",
        )
        self.content.poc(
            "tri",
            "domaine: dechets\ncommunes: [Villeneuve-d'Ascq]\netape: comprendre\n"
            f"{self._line('porteur', 'canarigolf')}\n"
            f"designers: {self._list('canarifoxtrot')}",
        )
        self._entry(
            "agenda/fete.md",
            f'titre: La fête\nchapo: "{CHAPO}"\ndate: 2020-01-10\ndebut: 2020-07-01',
            f"fin: 2020-07-03\nlieu: salle\npoc: {self._list('jardin', 'canaricharlie')}",
        )
        self._entry(
            "agenda/rendez-vous.md",
            f'titre: Un rendez-vous\nchapo: "{CHAPO}"\ndate: 2020-01-10\ndebut: 2020-09-01 14:00',
            self._line("lieu", "canarihotel"),
        )

    def _hidden_articles(self) -> None:
        """A draft, one to come, one to be withdrawn, with the pictures that only they show."""
        record = "image:\n  fichier: {1}.jpg\n  alt: Vue {0}\n  legende: Sur {0}\n  credit: De {0}"
        for word, picture, seed in (
            ("canarialpha", "canariphotoalpha", 3),
            ("canaribravo", "canaribravo", 4),
            ("canaridelta", "canaridelta", 5),
        ):
            self.content.write(f"articles/{word}/{picture}.jpg", photo(seed))
        self.content.write("articles/canarialpha/canariannexe.csv", "a\ncanariannexe\n")
        self._marked(
            "articles/canarialpha/index",
            "date: 2020-01-20\nbrouillon: true\ngenre: entretien\nrubrique: methode\nnumero: 1",
            f"auteurs: {self._list('canarifoxtrot')}\npoc: [jardin]",
            "mots_cles: [jardin, canarialpha]",
            record.format("canarialpha", "canariphotoalpha"),
            "telechargements: [{fichier: canariannexe.csv, titre: canarialpha, accessible: true}]",
        )
        self._marked(
            "articles/canaribravo/index",
            "date: 2020-05-04\nrubrique: metier\nnumero: 1\nauteurs: redaction",
            f"mots_cles: [rue, canaribravo]\npoc: {self._list('jardin', 'canaricharlie')}",
            "anciennes_adresses: [/canaribravo-avant/]",
            record.format("canaribravo", "canaribravo"),
        )
        self._marked(
            "articles/canaridelta/index",
            "date: 2020-01-05\nretrait: 2020-04-01\nrubrique: metier\nhors_numero: true",
            "auteurs: redaction\nmots_cles: [jardin, canaridelta]\npoc: [tri]",
            "anciennes_adresses: [/canaridelta-avant/]",
            record.format("canaridelta", "canaridelta"),
        )

    def _other_hidden_entries(self) -> None:
        self._marked(
            "poc/canaricharlie",
            'question: "Comment canaricharlie ?"\ndate: 2020-09-01\ndomaine: logement',
            "communes: [Lille, Annœullin]\nporteur: atelier\nmaison: action-publique",
            "etape: deployer\nissue: deploye\nenseignements: [Leçon canaricharlie]",
            "sources: [{titre: Source canaricharlie}]",
            "chiffres: [{valeur: 730417, unite: canaricharlie, source: canaricharlie}]",
        )
        self._marked("agenda/canariecho", "date: 2020-10-01\ndebut: 2020-12-01\nlieu: salle")
        self._marked("personnes/canarifoxtrot", "date: 2021-01-01\nfonction: canarifoxtrot")
        self._marked("organisations/canarigolf", "date: 2019-01-01\nretrait: 2020-02-15")
        self._marked("lieux/canarihotel", "brouillon: true\ncommune: Lille")
        self._marked("pages/canariindia", "brouillon: true")
        if "canarikilo" not in self._without:
            self._entry(
                "articles/canarikilo.md",
                'titre: Un canarikilo\nchapo: "Un chapô canarikilo"\ndate: 2020-02-01',
                "brouillon: true\nclef_inconnue: canarikilo",
                body="Un texte canarikilo.\n",
            )

    def _what_was_left_lying_about(self) -> None:
        content = self.content
        content.write("articles/ouvert/canaridepot.jpg", photo(6))
        content.write("articles/ouvert/notes-canaridepot.txt", "canaridepot\n")
        content.write("poc/canaridepot.yml", "canaridepot: true\n")
        content.write("canaridepot.html", "<p>canaridepot</p>\n")
        content.write("modeles/article.md", "---\ntitre: canarimodele\n---\ncanarimodele\n")

    def commit(self) -> None:
        """Put the content in a Git repository of its own, under a marked name."""
        who = {"NAME": "canarigit", "EMAIL": "canarigit@essai.example"}
        roles = ("AUTHOR", "COMMITTER")
        names = {f"GIT_{role}_{key}": value for role in roles for key, value in who.items()}
        environment = {**os.environ, **names}
        for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "canarigit")):
            subprocess.run(["git", *words], cwd=self.folder, env=environment, check=True)


_PICTURES_OF_THE_OPEN_ARTICLE = """\
image:
  fichier: salle.jpg
  alt: Une salle claire
  credit: Ville d'essai
  personnes_reconnaissables: true
  autorisation: canariautorisation signée le 3
images:
  - fichier: canaripermis.png
    alt: Une vue canaripermis
    legende: Vue de canaripermis
    credit: Studio canaripermis
    fin_autorisation: 2020-03-01
telechargements: [{fichier: bilan.csv, titre: Le bilan, accessible: true}]"""
