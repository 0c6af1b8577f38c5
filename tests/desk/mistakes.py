"""A hundred mistakes an editor can make: each is told at its place, with its remedy.

In the texts below `‸` is where the finger must point: it is taken out before the file is
written, and the problem must be reported at that line and column.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.content_builder import CHAPO

FINGER = "‸"
DECLARATION = "gabarit: accessibilite\ndate_etablissement: 2020-01-01\ntechnologies: HTML\n"


@dataclass(frozen=True)
class Mistake:
    """A rule, the file that breaks it, its text, and words of the message and of the hint."""

    rule: str
    file: str
    text: str
    message: str
    hint: str = ""


def article(rule: str, lines: str, message: str, hint: str = "") -> Mistake:
    """A mistake in the front matter of an article which is otherwise complete."""
    given = {line.lstrip(FINGER).partition(":")[0] for line in lines.splitlines()}
    defaults = {
        "titre": "Un essai",
        "chapo": f'"{CHAPO}"',
        "date": "2020-01-15",
        "genre": "methode",
        "rubrique": "methode",
        "auteurs": "redaction",
    }
    if not given & {"numero", "hors_numero"}:
        defaults["hors_numero"] = "true"
    head = "".join(f"{key}: {value}\n" for key, value in defaults.items() if key not in given)
    return Mistake(
        rule, "articles/essai.md", f"---\n{head}{lines}\n---\nUn texte.\n", message, hint
    )


def text(rule: str, body: str, message: str, hint: str = "") -> Mistake:
    """A mistake in the text of an article."""
    head = f'titre: T\nchapo: "{CHAPO}"\ndate: 2020-01-15\nhors_numero: true\ngenre: methode\n'
    head += "rubrique: methode\nauteurs: redaction\n"
    return Mistake(rule, "articles/essai.md", f"---\n{head}---\n{body}\n", message, hint)


def interview(rule: str, body: str, message: str, hint: str = "") -> Mistake:
    """A mistake in the text of an interview."""
    found = text(rule, body, message, hint)
    head = found.text.replace("genre: methode", "genre: entretien\npersonnes: ana-silva")
    return Mistake(rule, found.file, head, message, hint)


def image(rule: str, record: str, message: str, hint: str = "") -> Mistake:
    """A mistake in the record of a picture."""
    found = article(rule, record, message, hint)
    return Mistake(rule, "articles/essai/index.md", found.text, message, hint)


def poc(rule: str, lines: str, message: str, hint: str = "") -> Mistake:
    given = {line.lstrip(FINGER).partition(":")[0] for line in lines.splitlines()}
    defaults = {
        "titre": "Un essai",
        "question": "Comment essayer ?",
        "chapo": f'"{CHAPO}"',
        "date": "2020-01-15",
        "sources": "[{titre: S}]",
    }
    head = "".join(f"{key}: {value}\n" for key, value in defaults.items() if key not in given)
    return Mistake(rule, "poc/essai.md", f"---\n{head}{lines}\n---\nUn texte.\n", message, hint)


def entry(rule: str, file: str, lines: str, message: str, hint: str = "") -> Mistake:
    return Mistake(rule, file, f"---\n{lines}\n---\nUn texte.\n", message, hint)


def page(rule: str, lines: str, message: str, hint: str = "") -> Mistake:
    return entry(rule, "pages/essai.md", f"titre: Une page\n{lines}", message, hint)


def whole(rule: str, content: str, message: str, hint: str = "") -> Mistake:
    return Mistake(rule, "articles/essai.md", content, message, hint)


MISTAKES = [
    # The file itself.
    whole("fichier-vide", "‸", "le fichier est vide", "content/modeles"),
    whole("entete-absent", "‸Bonjour\n", "ne commence pas par « --- »", "deux lignes « --- »"),
    whole("entete-ouvert", "---\ntitre: T\n‸\nUn texte.\n", "n'est pas fermé", "« --- »"),
    whole("entete-vide", "---\n‸---\nUn texte.\n", "l'en-tête est vide", "« clé: valeur »"),
    whole("entete-liste", "---\n‸- titre\n---\n", "n'est pas une suite de clés", "« clé: valeur »"),
    whole(
        "yaml-tabulation", "---\ntitre: T\nsources:\n‸\t- titre: S\n---\n", "tabulation", "espaces"
    ),
    whole("yaml-deux-points", "---\ntitre: Lille‸: un banc\n---\n", "« : »", '"Lille: un banc"'),
    whole("yaml-syntaxe", '---\ntitre: "Un banc\n‸---\n', "n'est pas du YAML", "guillemets"),
    whole("yaml-syntaxe", "---\ntitre: T\n‸Un banc\n---\n", "n'est pas du YAML", "« clé: valeur »"),
    whole("yaml-alias", "---\ntitre: ‸&a T\nsurtitre: *a\n---\n", "& et *", "guillemets"),
    whole("yaml-type", "---\ntitre: ‸!!python/name:os.system x\n---\n", "n'est pas admis", "« ! »"),
    whole(
        "yaml-niveaux",
        "---\ntitre: " + "[" * 12 + "‸[x]" + "]" * 12 + "\n---\n",
        "imbriqués",
        "aplatissez",
    ),
    whole("cle-double", "---\ntitre: A\n‸titre: B\n---\n", "écrite deux fois", "gardez-en une"),
    text("caractere-interdit", "Un ‸\x0b texte.", "U+000B", "copier-coller"),
    # Keys and values.
    article("cle-inconnue", "‸chappo: Un chapô", "clé inconnue `chappo`", "« chapo »"),
    article("cle-inconnue", "‸draft: true", "clé inconnue `draft`", "la clé est `brouillon`"),
    article("cle-inconnue", "‸former_addresses: /a/", "former_addresses", "anciennes_adresses"),
    article("cle-inconnue", "sources:\n  - titre: S\n    ‸ulr: x", "`sources.1.ulr`", "« url »"),
    article(
        "cle-inconnue",
        "image: {fichier: p.jpg, alt: A, credit: C, ‸legend: L}",
        "`image.legend`",
        "« legende »",
    ),
    whole(
        "cle-obligatoire",
        "‸---\ndate: 2020-01-15\nhors_numero: true\n---\n",
        "`titre` est obligatoire",
        "« titre: … »",
    ),
    entry(
        "cle-inconnue",
        "personnes/essai.md",
        "‸titre: Ana",
        "clé inconnue `titre`",
        "la clé est `nom`",
    ),
    poc(
        "cle-obligatoire",
        "chiffres:\n  - ‸valeur: 3",
        "`chiffres.1.source` est obligatoire",
        "« source: … »",
    ),
    article("vide", "‸titre:", "`titre` est vide", "ôtez la clé"),
    article("vide", "‸mots_cles:", "`mots_cles` est vide", "ôtez la clé"),
    article("type", "‸titre: 2020", "`titre` attend un texte", "guillemets"),
    article("type", "‸titre: [a, b]", "attend un texte, pas une liste", "une seule valeur"),
    article("type", "‸surtitre: {Lille: un banc}", "attend un texte", "guillemets"),
    article("type", "‸brouillon: oui", "attend true ou false", "true (oui)"),
    article("type", "‸image: photo.jpg", "attend un groupe de clés", "fichier: photo.jpg"),
    article(
        "type",
        "‸images:\n  plan.jpg: {alt: Le plan, credit: C}",
        "`images` attend une liste de fiches",
        "- fichier: plan.jpg",
    ),
    article(
        "cle-double",
        "‸images:\n  - {fichier: p.jpg, alt: A, credit: C}\n"
        "  - {fichier: p.jpg, alt: B, credit: C}",
        "`images` décrit deux fois « p.jpg »",
        "une seule fiche",
    ),
    article("type", "images: [‸photo.jpg]", "attend un groupe de clés", "fichier: photo.jpg"),
    entry(
        "type",
        "numeros/numero-1.md",
        "titre: N\ndate: 2020-01-01\n‸numero: premier",
        "attend un nombre entier",
        "par exemple 3",
    ),
    entry(
        "type",
        "numeros/numero-1.md",
        "titre: N\ndate: 2020-01-01\n‸numero: -1",
        "nombre négatif",
        "0 ou plus",
    ),
    poc(
        "type",
        "objectifs:\n  - texte: Aller vite\n    ‸atteint: en partie",
        "attend true, false ou null",
        "on ne sait pas encore",
    ),
    article("date", "‸date: 31/01/2020", "attend une date AAAA-MM-JJ", "écrivez 2020-01-31"),
    article("date", '‸date: "2020-01-31"', "attend une date AAAA-MM-JJ", "sans guillemets"),
    article("date", "‸date: 2020-02-30", "attend une date AAAA-MM-JJ", "2020-01-31"),
    article("date", "‸maj: 2020-02-01 10:00:00", "sans heure", "écrivez 2020-02-01"),
    article(
        "date", "brouillon: true\n‸prevu: cet été", "un mois AAAA-MM, une date", "hiver, printemps"
    ),
    poc("date", "‸debut: 2019", "attend un mois AAAA-MM", "2020-01-31"),
    poc(
        "date",
        "jalons:\n  - ‸date: vers 2019\n    titre: Début",
        "attend une année, un mois",
        "2020-01-31",
    ),
    article(
        "adresse",
        "sources:\n  - titre: S\n    ‸url: example.org",
        "attend une adresse complète",
        "https://",
    ),
    article(
        "adresse",
        "anciennes_adresses:\n  - ‸articles/vieux",
        "attend une adresse du site",
        "/articles/mon-article/",
    ),
    article("choix", "‸teinte: bleu", "attend une de ces valeurs : vermillon", ""),
    article("choix", "‸figure: onde", "attend une de ces valeurs : ondes", "« ondes »"),
    poc("choix", "‸perimetre: commune", "attend communes, metropole ou hors-mel", "« communes »"),
    entry(
        "choix",
        "agenda/essai.md",
        "titre: T\ndate: 2020-01-01\ndebut: 2020-02-01\n‸statut: confirmé",
        "attend confirme, reporte",
        "« confirme »",
    ),
    page("choix", "‸gabarit: glossaires", "attend une de ces valeurs", "« glossaire »"),
    article(
        "vocabulaire", "‸genre: entretient", "n'est pas dans la liste « genres »", "« entretien »"
    ),
    article(
        "vocabulaire",
        "‸rubrique: xyz",
        "n'est pas dans la liste « rubriques »",
        "la liste : methode, metier",
    ),
    article(
        "vocabulaire-alias", "‸genre: outil", "est un autre nom de « methode »", "écrivez methode"
    ),
    article(
        "reference",
        "auteurs: [redaction, ‸ana-silvo]",
        "ne se trouve pas dans content/personnes/",
        "« ana-silva »",
    ),
    article("reference", "‸numero: 9", "« numero-9 » ne se trouve pas", "« numero-1 »"),
    poc(
        "reference",
        "‸porteur: la-ruhe",
        "content/organisations/ ou content/personnes/",
        "« la-ruche »",
    ),
    poc(
        "commune",
        "communes: [Lille, ‸Villeneuve d'Ascq]",
        "n'est pas une commune",
        "« Villeneuve-d'Ascq »",
    ),
    poc("commune", "‸communes: Bruxelles", "n'est pas une commune du territoire", "`territoire`"),
    article(
        "adresse-double",
        "anciennes_adresses:\n  - ‸/articles/voisin/",
        "est celle de « articles/voisin.md »",
        "ôtez-la",
    ),
    # Pictures and files.
    image(
        "image-alt",
        "‸image: {fichier: photo.jpg, credit: C}",
        "n'a ni `alt` ni `decorative",
        "décrivez l'image",
    ),
    image(
        "image-alt",
        "‸image: {fichier: photo.jpg, credit: C, alt: A, decorative: true}",
        "a un `alt` et",
        "gardez l'un",
    ),
    image(
        "image-absente",
        "image: {‸fichier: phto.jpg, credit: C, alt: Un mur}",
        "ne se trouve pas à côté",
        "« photo.jpg »",
    ),
    image(
        "image-chemin",
        "image: {‸fichier: ../../../x.jpg, credit: C, alt: Un mur}",
        "sort du dossier",
        "à côté du texte",
    ),
    image(
        "cadre",
        "image: {fichier: photo.jpg, credit: C, alt: Un mur, ‸cadre: [1, 2]}",
        "attend quatre nombres",
        "[20, 10, 50, 60]",
    ),
    image(
        "cadre",
        "image: {fichier: photo.jpg, credit: C, alt: Un mur, ‸cadre: [60, 0, 50, 10]}",
        "sort de l'image",
        "en % de l'image",
    ),
    image(
        "image-abimee",
        "image: {‸fichier: abimee.jpg, credit: C, alt: Un mur}",
        "« abimee.jpg »",
        "déposez de nouveau",
    ),
    image(
        "image-format",
        "image: {‸fichier: lettre.pdf, credit: C, alt: Un mur}",
        "ce fichier est un PDF",
        "en PNG",
    ),
    image(
        "image-extension",
        "image: {‸fichier: menteuse.jpg, credit: C, alt: Un mur}",
        "« menteuse.jpg » : l'extension « .jpg » ment",
        "« .png »",
    ),
    image(
        "image-cmjn",
        "image: {‸fichier: cmjn.jpg, credit: C, alt: Un mur}",
        "ses couleurs seront approchées",
        "RVB",
    ),
    image(
        "image-pages",
        "image: {‸fichier: pages.tif, credit: C, alt: Un mur}",
        "contient 2 pages",
        "la page voulue",
    ),
    image(
        "image-animee",
        "image: {‸fichier: anime.gif, credit: C, alt: Un mur}",
        "« anime.gif »",
        "anime: true",
    ),
    image(
        "telechargement-format",
        "telechargements:\n  - {‸fichier: outil.exe, titre: T, accessible: true}",
        "« outil.exe »",
        "PDF",
    ),
    # The magazine's own rules.
    article(
        "titre-long", "‸titre: " + "un titre sans fin " * 6, "signes, 90 au plus", "l'essentiel"
    ),
    article("chapo-longueur", "‸chapo: Trop court.", "le chapô a 11 signes", "ajoutez une phrase"),
    article("chapo-longueur", "‸chapo: " + "trop long " * 40, "de 140 à 350", "coupez une phrase"),
    article(
        "description-longue",
        "‸description: " + "bien trop long " * 15,
        "224 signes, 200 au plus",
        "coupent",
    ),
    article(
        "prevu-sans-brouillon", "‸prevu: 2020-06", "ne sert qu'à un brouillon", "`brouillon: true`"
    ),
    article("retrait-avant-date", "‸retrait: 2019-01-01", "retirée avant de paraître", "l'année"),
    article("maj-avant-date", "‸maj: 2019-01-01", "antérieure à la publication", "ôtez `maj`"),
    article(
        "orphelin", "‸titre: Un essai\nhors_numero: false", "dans aucun numéro", "hors_numero: true"
    ),
    article(
        "tolerance-inconnue",
        "tolerer:\n  - ‸regle: titre-trop-long\n    raison: R",
        "n'existe pas",
        "inspiration rules",
    ),
    article("reserve-electorale", "‸date: 2020-09-15", "(Élection d'automne)", "service juridique"),
    article("mot-cle-voisin", "‸mots_cles: [jardins, jardin]", "est proche de", "le même mot"),
    whole(
        "article-sans-genre",
        f'‸---\ntitre: T\nchapo: "{CHAPO}"\ndate: 2020-01-15\nhors_numero: true\n---\n',
        "il manque `genre`",
        "« genre: … »",
    ),
    whole(
        "article-sans-rubrique",
        "‸---\ntitre: T\ndate: 2020-01-15\nhors_numero: true\n---\n",
        "il manque `rubrique`",
        "« rubrique: … »",
    ),
    whole(
        "article-sans-auteurs",
        "‸---\ntitre: T\ndate: 2020-01-15\nhors_numero: true\n---\n",
        "il manque `auteurs`",
        "« auteurs: … »",
    ),
    whole(
        "article-sans-chapo",
        "‸---\ntitre: T\ndate: 2020-01-15\nhors_numero: true\n---\n",
        "il manque `chapo`",
        "« chapo: … »",
    ),
    poc("question-forme", "‸question: Un jardin ?", "« Comment … ? »", "par exemple"),
    Mistake(
        "personne-sans-fonction",
        "personnes/essai.md",
        "‸---\nnom: Ana\n---\n",
        "pas de fonction",
        "« fonction: … »",
    ),
    entry(
        "sommaire-incomplet",
        "numeros/numero-2.md",
        "titre: N\nnumero: 2\ndate: 2020-01-01\n‸sommaire: [voisin]",
        "« du-deux » est de ce numéro",
        "« - du-deux »",
    ),
    entry(
        "numero-double",
        "numeros/numero-9.md",
        "titre: N\ndate: 2020-01-01\n‸numero: 1",
        "existe déjà dans « numeros/numero-1.md »",
        "un autre nombre",
    ),
    # Pages that the law asks for.
    page(
        "a-completer",
        "gabarit: mentions-legales\nediteur:\n  ‸nom: à compléter",
        "`editeur.nom`",
        "dès qu'elle est connue",
    ),
    page(
        "accessibilite-audit",
        f"{DECLARATION}‸etat: totalement-conforme",
        "demande un audit",
        "ajoutez `audit`",
    ),
    page(
        "declaration-ancienne",
        "gabarit: accessibilite\n‸date_etablissement: 2016-01-01\ntechnologies: HTML",
        "a plus de 3 ans",
        "date_maj",
    ),
    page(
        "a-publier",
        f"{DECLARATION}‸plan_action: a-publier",
        "n'a pas encore d'adresse",
        "dès qu'il est publié",
    ),
    page(
        "siren", "gabarit: mentions-legales\nediteur:\n  ‸siren: 12", "neuf chiffres", "par exemple"
    ),
    page(
        "taux",
        DECLARATION + "audit: {date: 2020-01-01, auditeur: A, ‸taux: 120}",
        "de 0 à 100",
        "pourcentage",
    ),
    page(
        "doublon",
        "gabarit: glossaire\n‸termes: [{terme: A, definition: B}, {terme: a, definition: C}]",
        "deux fois",
        "une seule définition",
    ),
    # The text.
    text("texte-forme", "‸/// exerge\nUn mot.\n///", "exerge", "exergue"),
    text("texte-forme-ouverte", "‸/// exergue\nUn mot.", "n’est pas refermée", "« /// »"),
    text("texte-chiffres", "/// chiffres\n‸- valeur\n///", "se décrit par des clés", "valeur: 30"),
    text(
        "texte-chiffre-source",
        "/// chiffres\n‸- valeur: 3\n  libelle: bancs\n///",
        "Le chiffre « 3 » n’a pas de source.",
        "Ajouter une ligne « source: … » sous ce",
    ),
    text("texte-galerie", "/// galerie\n‸Un mot.\n///", "que des images", "une image par ligne"),
    text(
        "texte-legende",
        "Un texte.\n\n/// caption\n‸Une légende.\n///",
        "ne suit pas un tableau",
        "juste sous le tableau",
    ),
    text("texte-image", "![](‸perdue.jpg)", "« perdue.jpg » est introuvable", "`images`"),
    text(
        "texte-image-phrase",
        "Un mur ![](‸perdue.jpg) blanc.",
        "au milieu d’une phrase",
        "deux lignes vides",
    ),
    text(
        "texte-lien",
        "Voir [le jardin](‸poc:jardn).",
        "« poc:jardn » ne mène à aucune page",
        "nom du fichier",
    ),
    text(
        "texte-lien-protocole",
        "Voir [le jardin](‸javascript:x).",
        "ne peut pas commencer par « javascript: »",
        "",
    ),
    text("texte-ancre", "Voir [plus bas]‸(#fin).", "ne désigne aucun intertitre", ""),
    text(
        "texte-html", "Un ‸<script>mot</script>.", "<script> n’est pas permise", "Balises permises"
    ),
    text("texte-attribut", 'Un <abbr ‸onclick="x">mot</abbr>.', "« onclick » n’est pas permis", ""),
    text("texte-note", "Un mot‸[^1].", "ne renvoie à aucune note", "[^1]: texte"),
    text("texte-titre-un", "‸# Un titre", "premier niveau", "« ## »"),
    text(
        "texte-lien-vague",
        "Voir ‸[ici](https://example.org/).",
        "« ici », ne disent pas",
        "nomment la page",
    ),
    text(
        "texte-adresse-nue",
        "Voir ‸https://example.org/page.",
        "se lit telle quelle",
        "[le site de…]",
    ),
    text("texte-niveau", "## Un\n\n‸#### Deux", "sans « ### » avant lui", "« ### »"),
    text("texte-gras", "‸**Un paragraphe tout en gras.**", "est tout en gras", "« ## »"),
    text(
        "texte-sauts",
        "Un mot.‸<br><br>Un autre.",
        "Deux sauts de ligne se suivent.",
        "Laisser une ligne vide.",
    ),
    text(
        "texte-liste-manuelle",
        "‸• un\n• deux",
        "Cette ligne commence par un tiret long ou",
        "Pour une liste, commencer par « - ».",
    ),
    text(
        "texte-tableau-sans-legende",
        "| a | b |\n‸|---|---|\n| 1 | 2 |",
        "Ce tableau n’a pas de légende.",
        "Ajouter dessous : /// caption, la",
    ),
    text(
        "texte-note-perdue",
        "Un texte.\n\n‸[^1]: Une note.",
        "La note « 1 » n’est appelée nulle part.",
        "Écrire [^1] là où elle s’applique.",
    ),
    text(
        "texte-mot-double",
        "Au service ‸de la de la ville.",
        "« de la » est écrit deux fois de suite.",
        "",
    ),
    text("texte-capitale", "L'‸Etat et la ville.", "« Etat » s’écrit « État ».", ""),
    text("texte-ligature", "Au ‸coeur de la ville.", "« coeur » s’écrit « cœur ».", ""),
    text(
        "texte-langue",
        "Une ‸smart city.",
        "« smart city » est de l’anglais, sans que",
        "Écrire [smart city]{lang=en}, ou le",
    ),
    text(
        "texte-sigle",
        "Le ‸QZX est là.",
        "Le sigle « QZX » n’est expliqué nulle part.",
        "Le développer à sa première apparition,",
    ),
    text(
        "texte-phrase-longue",
        "‸Un mot " + "et un mot " * 20 + "encore.",
        "La phrase « Un mot et un mot et… » compte",
        "La couper : 40 mots au plus, vingt-cinq",
    ),
    text(
        "texte-inclusif",
        "Les ‸agent·e·s.",
        "« agent·e·s » se lit mal à voix haute.",
        "Écrire les deux mots, ou un mot qui",
    ),
    text(
        "texte-guillemet",
        "Un mot ‸« ouvert.",
        "Dans ce paragraphe, un « « » n’a pas son",
        "Ouvrir et fermer le guillemet dans le",
    ),
    text("texte-premier", "Le ‸1 janvier.", "Le premier jour du mois s’écrit « 1er ».", ""),
    text(
        "texte-a-completer",
        "Un texte ‸à compléter.",
        "« à compléter » est resté dans le texte.",
        "",
    ),
    text(
        "texte-espace-insecable",
        "Un mot‸\u00a0!",
        "Une espace insécable est tapée à la main.",
        "Une espace ordinaire suffit : le",
    ),
    text(
        "texte-signe-invisible",
        "Une métro‸\u00adpole.",
        "Un signe invisible est venu d’un collage.",
        "Retaper le mot. Le magazine",
    ),
    text(
        "texte-liens-jumeaux",
        "[Le guide](https://a.fr/) puis ‸[le guide](https://b.fr/).",
        "Deux liens disent « le guide » et mènent à",
        "Donner à chacun ses propres mots.",
    ),
    text(
        "texte-exergue",
        "Un texte.\n\n‸/// exergue\nUn autre mot.\n///",
        "L’exergue « Un autre mot.… » ne se lit pas,",
        "Reprendre la phrase exacte, ou en faire",
    ),
    text(
        "texte-lien-sans-mots",
        "Voir [](‸article:retire).",
        "La page « article:retire » n’est pas",
        "Écrire des mots entre les crochets :",
    ),
    article("texte-point-final", "‸titre: Un essai.", "Ce titre se termine par un point.", ""),
    poc("texte-capitale", "enseignements:\n  - ‸L'Etat écoute.", "« Etat » s’écrit « État ».", ""),
    image(
        "image-alt-legende",
        "image: {fichier: photo.jpg, credit: C, ‸alt: Un mur, legende: Un mur}",
        "L’alternative répète la légende.",
        "",
    ),
    image(
        "image-alt-image",
        "image: {fichier: photo.jpg, credit: C, ‸alt: Photo d'un mur}",
        "L’alternative commence par « image de » ou",
        "Dire tout de suite ce que l’on voit.",
    ),
    image(
        "image-alt-fichier",
        "image: {fichier: photo.jpg, credit: C, ‸alt: photo.jpg}",
        "« photo.jpg » est un nom de fichier.",
        "",
    ),
    image(
        "image-alt-longue",
        "image: {fichier: photo.jpg, credit: C, ‸alt: " + "un mur et " * 13 + "}",
        "L’alternative compte 129 signes.",
        "Une phrase ici ; le détail dans",
    ),
    article(
        "date-apres-numero",
        "numero: 1\n‸date: 2020-05-01",
        "l'article paraît quand le numéro 2 est déjà",
        "avancez sa date, ou changez de numéro",
    ),
    interview(
        "texte-initiales",
        "## Pourquoi ?\n\n‸XY : Parce que.",
        "« XY » ne sont les initiales de personne",
        "`initiales`",
    ),
    interview("texte-question", "## ‸Pourquoi ?", "n’a pas de réponse", "est une question"),
    interview("texte-reponse", "## Pourquoi ?\n\n‸Parce que.", "ne dit pas qui parle", "« BC : »"),
]
