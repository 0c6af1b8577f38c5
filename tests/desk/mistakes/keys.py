"""Mistakes in the keys of a front matter and in their values."""

from __future__ import annotations

from tests.desk.mistakes.written import article, entry, page, poc, whole

MISTAKES = (
    article("mot-cle", "‸mots_cles: La Transfo, agents", "réunit", "[La Transfo, agents]"),
    article("mot-cle", "mots_cles: [banc, ‸rue; parc]", "réunit", "entre crochets : [rue, parc]"),
    article("cle-inconnue", "‸chappo: Un chapô", "clé inconnue `chappo`", "« chapo »"),
    article("cle-inconnue", "‸debut: 2020-01-01", "`debut`", "sert dans poc/, agenda/"),
    article("cle-inconnue", "‸question: Comment ?", "`question`", "sert dans poc/"),
    article("cle-inconnue", "‸alt: Un banc", "clé inconnue `alt`", "en retrait, sous `image`"),
    article(
        "cle-inconnue", "sources:\n  - titre: S\n    ‸genre: x", "`sources.1.genre`", "décalage"
    ),
    article("langue", "‸langue: anglais", "attend le code d'une langue", "écrivez en"),
    article("langue", "‸langue: klingon", "attend le code d'une langue", "pt-BR"),
    article("type", "‸tolerer: titre-long", "attend un groupe de clés", "« regle: … »"),
    article("type", "‸corrections: Un mot.", "attend un groupe de clés", "« date: … »"),
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
    article("type", "‸image: photo.jpg", "attend un groupe de clés", "« fichier: … »"),
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
    article("type", "images: [‸photo.jpg]", "attend un groupe de clés", "« fichier: … »"),
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
    article("date", '‸date: "2020-01-31"', "attend une date AAAA-MM-JJ", "ôtez les guillemets"),
    article("date", "‸date: 2020-02-30", "attend une date AAAA-MM-JJ", "n'existe pas"),
    article("date", "‸date: 31 janvier 2020", "attend une date AAAA-MM-JJ", "écrivez 2020-01-31"),
    article("date", "‸date: 31-01-2020", "attend une date AAAA-MM-JJ", "écrivez 2020-01-31"),
    article("date", "‸date: 2020–1–31", "attend une date AAAA-MM-JJ", "écrivez 2020-01-31"),
    article("date", "‸date: 2020-01-31 7h", "AAAA-MM-JJ HH:MM", "écrivez 2020-01-31 07:00"),
    article("date", "‸date: janvier 2020", "attend une date AAAA-MM-JJ", "par exemple 2020-01-31"),
    article("date", "‸maj: 31/01/2020 10h", "attend une date AAAA-MM-JJ", "par exemple 2020-01-31"),
    poc("date", "‸debut: mars 2019", "attend un mois AAAA-MM", "écrivez 2019-03"),
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
)
