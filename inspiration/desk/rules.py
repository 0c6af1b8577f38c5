"""The catalogue of rules: every id a problem may carry, with what the rule asks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from inspiration.model.problem import Severity
from inspiration.text.rules import RULES as TEXT_RULES

_E, _W = Severity.ERROR, Severity.WARNING


class Rule(Struct, frozen=True):
    """A rule of the checker: its id, its severity, and what it asks, in French."""

    id: str
    severity: Severity
    explanation: str

    @property
    def severity_label(self) -> str:
        """« erreur » or « avertissement »."""
        return "erreur" if self.severity is _E else "avertissement"


_ENTRY_RULES = (
    Rule("accessibilite-audit", _E, "Un état de conformité s'appuie sur un audit (A11Y-01)."),
    Rule("adresse", _E, "Une adresse s'écrit en entier : https://… ou /articles/mon-article/."),
    Rule("adresse-double", _E, "Deux entrées ne peuvent pas avoir la même adresse."),
    Rule("adresse-inconnue", _E, "Une adresse du site mène à une page du magazine."),
    Rule("caractere-interdit", _E, "Les caractères de contrôle invisibles cassent les flux."),
    Rule("cadre", _E, "`cadre` est [x, y, largeur, hauteur], en % de l'image."),
    Rule("choix", _E, "La valeur est une de celles de la liste."),
    Rule("cle-double", _E, "Une clé, ou la fiche d'une image, ne s'écrit qu'une fois."),
    Rule("cle-inconnue", _E, "Seules les clés connues de ce genre d'entrée sont admises."),
    Rule("cle-obligatoire", _E, "Certaines clés ne peuvent pas manquer."),
    Rule("commune", _E, "Une commune s'écrit avec son nom officiel ou son code INSEE."),
    Rule("date", _E, "Une date s'écrit AAAA-MM-JJ, sans guillemets."),
    Rule("dossier", _E, "Un nom en « .md » est celui d'un fichier, pas d'un dossier."),
    Rule("doublon", _E, "Un terme du glossaire n'est défini qu'une fois."),
    Rule("encodage", _E, "Les fichiers sont en UTF-8."),
    Rule("entete-absent", _E, "Une entrée commence par un en-tête entre deux lignes « --- »."),
    Rule("entete-liste", _E, "L'en-tête est une suite de lignes « clé: valeur »."),
    Rule("entete-ouvert", _E, "L'en-tête se ferme par une ligne « --- »."),
    Rule("entete-trop-long", _E, "Un en-tête ne dépasse pas 100 000 signes."),
    Rule("entete-vide", _E, "L'en-tête porte au moins un titre."),
    Rule("fichier-trop-lourd", _E, "Un texte ne dépasse pas 1 Mo."),
    Rule("fichier-vide", _E, "Un fichier vide n'est pas une entrée."),
    Rule("fusion", _E, "Une fusion de Git se termine avant de publier."),
    Rule("illisible", _E, "Le fichier doit pouvoir s'ouvrir."),
    Rule("image-abimee", _E, "L'image s'ouvre jusqu'au bout."),
    Rule("image-absente", _E, "Le fichier d'une image est à côté du texte."),
    Rule("image-alt", _E, "Une image a un `alt`, ou `decorative: true` (RGAA 1.1 et 1.2)."),
    Rule("image-animee", _E, "Une image animée est déclarée par `anime: true` (RGAA 13.8)."),
    Rule("image-changee", _E, "L'image ne change pas pendant la fabrication."),
    Rule("image-chemin", _E, "Un fichier ne se prend pas hors du dossier des textes."),
    Rule("image-format", _E, "L'image est en JPEG, PNG, WebP, AVIF, GIF ou SVG."),
    Rule("image-svg", _E, "Un dessin SVG ne contient ni programme ni lien vers l'extérieur."),
    Rule("image-trop-grande", _E, "Une image a une taille que l'on peut traiter."),
    Rule("image-vide", _E, "Une image montre quelque chose."),
    Rule("image-jumelle", _E, "Deux fichiers ne se distinguent pas par un accent ou une capitale."),
    Rule("langue", _E, "Une langue se dit par son code : en, nl, pt-BR."),
    Rule("lien-symbolique", _E, "Un texte est un fichier, pas un lien vers un autre."),
    Rule("mot-cle", _E, "Un mot-clé a des lettres ou des chiffres : sa page a une adresse."),
    Rule("nom-de-fichier", _E, "Un nom de fichier est fait de minuscules, chiffres et tirets."),
    Rule("numero-double", _E, "Deux numéros ne portent pas le même nombre."),
    Rule("reference", _E, "Une entrée citée existe."),
    Rule("siren", _E, "Un numéro SIREN a neuf chiffres."),
    Rule("taux", _E, "Un taux va de 0 à 100."),
    Rule("telechargement-abime", _E, "Un document offert s'ouvre."),
    Rule("telechargement-format", _E, "Un document offert peut être vidé de ce qu'il cache."),
    Rule("telechargement-chemin", _E, "Un fichier offert est à côté du texte."),
    Rule("territoire", _E, "La liste des communes est lisible."),
    Rule("trop-de-fautes", _E, "Au-delà de cent fautes dans un fichier, le reste n'est pas dit."),
    Rule("trop-long", _E, "Une valeur de l'en-tête ne dépasse pas 10 000 signes."),
    Rule("type", _E, "Une valeur a la forme attendue : texte, nombre, liste, true ou false."),
    Rule("vide", _E, "Une clé écrite a une valeur."),
    Rule("vocabulaire", _E, "La valeur est dans la liste fermée du vocabulaire."),
    Rule("vocabulaire-absent", _E, "Chaque vocabulaire a son fichier."),
    Rule("yaml-alias", _E, "Les raccourcis YAML (& et *) ne sont pas admis."),
    Rule("yaml-deux-points", _E, "Une valeur qui contient « : » se met entre guillemets."),
    Rule("yaml-niveaux", _E, "Les groupes de clés ne s'imbriquent pas à l'infini."),
    Rule("yaml-syntaxe", _E, "L'en-tête est du YAML lisible."),
    Rule("yaml-tabulation", _E, "Les décalages se font avec des espaces."),
    Rule("yaml-type", _E, "Les types YAML particuliers (!…) ne sont pas admis."),
    Rule("adresse-perdue", _W, "Une adresse publiée mène toujours quelque part (LEG-13)."),
    Rule("article-sans-auteurs", _W, "Un article est signé, au moins par `redaction`."),
    Rule("article-sans-chapo", _W, "Un article a un chapô."),
    Rule("article-sans-genre", _W, "Un article a un genre."),
    Rule("article-sans-rubrique", _W, "Un article a une rubrique."),
    Rule("a-completer", _W, "Une mention « à compléter » attend sa valeur (LEG-02)."),
    Rule("a-publier", _W, "Un document annoncé attend son adresse (A11Y-04)."),
    Rule("chapo-longueur", _W, "Un chapô a de 140 à 350 signes."),
    Rule("date-apres-numero", _W, "Un article paraît avant le numéro qui suit le sien."),
    Rule("declaration-ancienne", _W, "Une déclaration se relit tous les trois ans (A11Y-03)."),
    Rule("description-longue", _W, "Une description a 200 signes au plus."),
    Rule("encodage-bom", _W, "UTF-8 sans la marque invisible du début (BOM)."),
    Rule("fichier-ignore", _W, "Un texte est un fichier « .md », dans un dossier du magazine."),
    Rule("fin-avant-debut", _W, "Un rendez-vous ou un essai commence avant de finir."),
    Rule("fins-de-ligne", _W, "Les fins de ligne de Windows sont lues, et dites."),
    Rule("image-cmjn", _W, "Une image de l'imprimeur (CMJN) garde son profil de couleurs."),
    Rule("image-extension", _W, "L'extension d'une image dit ce qu'elle est."),
    Rule("image-pages", _W, "Un fichier d'image ne contient que la page à publier."),
    Rule("maj-avant-date", _W, "Une mise à jour suit la publication."),
    Rule("modele-a-remplir", _W, "Les mots d'un modèle sont remplacés par les vôtres."),
    Rule("mot-cle-voisin", _W, "Un même sujet garde le même mot-clé."),
    Rule("orphelin", _W, "Un article est dans un numéro, ou `hors_numero: true`."),
    Rule("personne-sans-fonction", _W, "Une personne est nommée avec sa fonction."),
    Rule("prevu-sans-brouillon", _W, "`prevu` ne sert qu'à un brouillon."),
    Rule("question-forme", _W, "La question d'un POC s'écrit « Comment … ? »."),
    Rule("reserve-electorale", _W, "Avant une élection, une collectivité se garde (LEG-14)."),
    Rule("retrait-avant-date", _W, "Une entrée paraît avant d'être retirée."),
    Rule("sommaire-de-trop", _W, "Un sommaire nomme une fois les textes de son numéro."),
    Rule("sommaire-incomplet", _W, "Chaque article d'un numéro est à son sommaire."),
    Rule("texte-non-relu", _W, "Un texte se relit une fois son en-tête juste."),
    Rule("titre-long", _W, "Un titre a 90 signes au plus."),
    Rule("tolerance-inconnue", _W, "`tolerer` nomme une règle qui existe."),
    Rule("vocabulaire-alias", _W, "On écrit le nom préféré d'un terme."),
)


def catalogue() -> Iterator[Rule]:
    """Every rule by id: those of the front matter, then those of the text."""
    text = (Rule(r.id, Severity(r.severity), r.explanation) for r in TEXT_RULES.values())
    yield from sorted((*_ENTRY_RULES, *text), key=lambda rule: rule.id)
