"""Mistakes against the magazine's own rules."""

from __future__ import annotations

from tests.content_builder import CHAPO
from tests.desk.mistakes.written import Mistake, article, entry, poc, whole

MISTAKES = (
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
    entry(
        "fin-avant-debut",
        "agenda/essai.md",
        "titre: E\ndate: 2020-01-01\ndebut: 2020-03-12 14:00\n‸fin: 2020-03-12 09:30",
        "la fin vient avant le début",
        "vérifiez `debut` et `fin`",
    ),
    entry(
        "fin-avant-debut",
        "agenda/essai.md",
        "titre: E\ndate: 2020-01-01\ndebut: 2020-03-12 14:00\n‸fin: 2020-03-11",
        "la fin vient avant le début",
        "année comprise",
    ),
    poc("fin-avant-debut", "debut: 2019-03\n‸fin: 2018-12", "avant le début", "vérifiez `debut`"),
    article(
        "modele-a-remplir",
        "sources:\n  - ‸titre: Nom de la source\n    url: https://example.org/",
        "vient du modèle",
        "écrivez ce qu'il faut",
    ),
    entry(
        "modele-a-remplir",
        "personnes/essai.md",
        "nom: Ana\n‸fonction: Fonction à l'époque de l'article",
        "vient du modèle",
        "ôtez cette partie",
    ),
    entry(
        "sommaire-de-trop",
        "numeros/numero-2.md",
        "titre: N\nnumero: 2\ndate: 2020-03-01\nsommaire:\n  - voisin\n  - ‸voisin",
        "est deux fois au sommaire",
        "une seule ligne",
    ),
    entry(
        "sommaire-de-trop",
        "numeros/numero-2.md",
        "titre: N\nnumero: 2\ndate: 2020-03-01\nsommaire: [‸du-un]",
        "dit « numero: numero-1 »",
        "changez `numero`",
    ),
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
)
