"""Mistakes in the file itself: its encoding, its front matter as YAML."""

from __future__ import annotations

from tests.desk.mistakes.written import Mistake, text, whole

MISTAKES = (
    whole("fichier-vide", "‸", "le fichier est vide", "content/modeles"),
    Mistake("fichier-ignore", "articles/Un essai.md.TXT", "‸Bonjour", "lu", "« un-essai.md »"),
    Mistake("fichier-ignore", "poc/essai.docx", "‸Bonjour", "n'est pas lu", "copiez son texte"),
    Mistake("fichier-ignore", "essai.md", "‸Bonjour", "aucun dossier du magazine", "articles/"),
    Mistake("fichier-ignore", "article/a/essai.md", "‸Un", "« article »", "dire « articles » ?"),
    Mistake("fichier-ignore", "Articles/essai.md", "‸Un", "« Articles »", "dire « articles » ?"),
    Mistake("fichier-ignore", "brouillons/essai.md", "‸Un", "« brouillons »", "rangez-le dans"),
    whole("entete-absent", "‸Bonjour\n", "ne commence pas par « --- »", "deux lignes « --- »"),
    whole("entete-ouvert", "---\ntitre: T\n‸\nUn texte.\n", "n'est pas fermé", "« --- »"),
    whole("entete-vide", "---\n‸---\nUn texte.\n", "l'en-tête est vide", "« clé: valeur »"),
    whole("entete-liste", "---\n‸- titre\n---\n", "n'est pas une suite de clés", "« clé: valeur »"),
    whole(
        "yaml-tabulation", "---\ntitre: T\nsources:\n‸\t- titre: S\n---\n", "tabulation", "espaces"
    ),
    whole("yaml-deux-points", "---\ntitre: Lille‸: un banc\n---\n", "« : »", '"Lille: un banc"'),
    whole("yaml-syntaxe", '---\ntitre: "Un banc\n‸---\n', "n'est pas du YAML", "guillemets"),
    whole(
        "yaml-syntaxe",
        "---\ntitre: T\n  surtitre‸: S\n---\n",
        "« surtitre » est plus à droite",
        "alignez « surtitre »",
    ),
    whole(
        "yaml-syntaxe",
        "---\nauteurs:\n  - ana\n ‸- luis\n---\n",
        "n'est pas du YAML",
        "alignez les tirets",
    ),
    whole("yaml-syntaxe", "---\ntitre: T\n‸Un banc\n---\n", "n'est pas du YAML", "« clé: valeur »"),
    whole(
        "yaml-syntaxe",
        '---\ntitre: ‸"Un banc\nchapo: Un chapô.\nsources:\n  - titre: "Source"\n---\n',
        "n'est pas du YAML",
        "fermez les guillemets",
    ),
    whole(
        "yaml-syntaxe",
        "---\ntitre: T\nauteurs: ‸[ana, luis\npersonnes: [ana]\n---\n",
        "n'est pas du YAML",
        "fermez le crochet",
    ),
    whole(
        "yaml-syntaxe",
        "---\ntitre:‸\u00a0Un banc\nsurtitre: Essai\n---\n",
        "une espace insécable",
        "une espace ordinaire",
    ),
    whole("yaml-syntaxe", "---\ntitre: ‸'L'essai'\n---\n", "YAML", 'titre: "L\'essai"'),
    whole("yaml-syntaxe", "---\ntitre: ‸[Vu] Un banc\n---\n", "YAML", 'titre: "[Vu] Un banc"'),
    whole("yaml-syntaxe", "---\ntitre: ‸@Lille\n---\n", "YAML", 'titre: "@Lille"'),
    whole("yaml-alias", "---\ntitre: ‸&a T\nsurtitre: *a\n---\n", "& et *", "guillemets"),
    whole("yaml-type", "---\ntitre: ‸!!python/name:os.system x\n---\n", "n'est pas admis", "« ! »"),
    whole("yaml-type", "---\ntitre: ‸!banc [a]\n---\n", "« !banc » n'est pas admis", "« ! »"),
    whole(
        "yaml-niveaux",
        "---\ntitre: " + "[" * 12 + "‸[x]" + "]" * 12 + "\n---\n",
        "imbriqués",
        "aplatissez",
    ),
    whole("cle-double", "---\ntitre: A\n‸titre: B\n---\n", "écrite deux fois", "gardez-en une"),
    text(
        "fusion",
        "Un.\n\n‸<<<<<<< HEAD\nDeux.\n=======\nTrois.\n>>>>>>> branche",
        "n'est pas terminée",
        "gardez l'une des deux",
    ),
    whole(
        "fusion",
        "---\ntitre: T\n‸<<<<<<< HEAD\ndate: 2020-01-01\n=======\n>>>>>>> un\n---\n",
        "n'est pas terminée",
        "gardez l'une des deux",
    ),
    text("caractere-interdit", "Un ‸\x0b texte.", "U+000B", "copier-coller"),
)
