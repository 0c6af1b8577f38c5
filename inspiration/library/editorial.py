"""What a good editor in chief would say of the front matter: warnings, never errors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from inspiration.library.notices import Notices
from inspiration.model.article import Article, Issue
from inspiration.model.entry import Entry
from inspiration.model.event import Event
from inspiration.model.named import Person
from inspiration.model.nearest import fold
from inspiration.model.poc import Poc

TITLE_SIGNS = 90
STANDFIRST_SIGNS = (140, 350)
DESCRIPTION_SIGNS = 200

MODEL_SOURCE = "Nom de la source"
MODEL_ROLE = "Fonction à l'époque de l'article"
"""Words of the editors' templates that would be published as they stand."""


def check_editorial(entries: Mapping[str, Entry], notices: Notices) -> None:
    """Note what breaks a rule of the magazine (requirements 7.2)."""
    following_of = _following(entries.values())
    for entry in entries.values():
        check_words(entry, notices)
        _check_dates(entry, following_of, notices)
        if isinstance(entry, Poc):
            _check_question(entry, notices)
        elif isinstance(entry, Person) and entry.role is None:
            notices.warning(
                entry,
                (),
                "personne-sans-fonction",
                "la personne n'a pas de fonction",
                "ajoutez une ligne « fonction: … »",
            )
    _check_contents(entries, notices)
    _check_order(entries, notices)
    _check_keywords(entries, notices)


def check_words(entry: Entry, notices: Notices) -> None:
    """Note what an entry's own words break, whatever the other entries say."""
    _check_lengths(entry, notices)
    if not entry.draft:
        _check_templates(entry, notices)
    if isinstance(entry, Article):
        _check_article(entry, notices)


def _check_lengths(entry: Entry, notices: Notices) -> None:
    signs = len(entry.title)
    if signs > TITLE_SIGNS:
        notices.warning(
            entry,
            ("titre",),
            "titre-long",
            f"le titre a {signs} signes, {TITLE_SIGNS} au plus",
            "gardez l'essentiel, le chapô dira le reste",
        )
    low, high = STANDFIRST_SIGNS
    if entry.standfirst is not None and not low <= len(entry.standfirst) <= high:
        count = len(entry.standfirst)
        notices.warning(
            entry,
            ("chapo",),
            "chapo-longueur",
            f"le chapô a {count} signes, on en attend de {low} à {high}",
            "ajoutez une phrase" if count < low else "coupez une phrase",
        )
    if entry.description is not None and len(entry.description) > DESCRIPTION_SIGNS:
        notices.warning(
            entry,
            ("description",),
            "description-longue",
            f"la description a {len(entry.description)} signes, {DESCRIPTION_SIGNS} au plus",
            "les moteurs de recherche coupent le reste",
        )


def _check_templates(entry: Entry, notices: Notices) -> None:
    """What the template held and nobody has changed."""
    left: list[tuple[tuple[str | int, ...], str]] = [
        (("sources", rank), source.title)
        for rank, source in enumerate(entry.sources)
        if source.title == MODEL_SOURCE
    ]
    if isinstance(entry, Person) and entry.role == MODEL_ROLE:
        left.append((("fonction",), entry.role))
    for place, words in left:
        notices.warning(
            entry,
            place,
            "modele-a-remplir",
            f"« {words} » vient du modèle",
            "écrivez ce qu'il faut à la place, ou ôtez cette partie",
        )


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _is_before(one: date | str, other: date | str) -> bool:
    """Whether a month, a day or an instant is before another, as far as both are known."""
    if (
        isinstance(one, datetime)
        and isinstance(other, datetime)
        and (one.tzinfo is None) == (other.tzinfo is None)
    ):
        return one < other
    words, others = (
        moment if isinstance(moment, str) else _day(moment).isoformat() for moment in (one, other)
    )
    known = min(len(words), len(others))
    return words[:known] < others[:known]


def _check_dates(entry: Entry, following_of: dict[str, Issue], notices: Notices) -> None:
    if entry.planned and not entry.draft:
        notices.warning(
            entry,
            ("prevu",),
            "prevu-sans-brouillon",
            "`prevu` ne sert qu'à un brouillon",
            "ajoutez `brouillon: true`, ou ôtez `prevu`",
        )
    if entry.date and entry.withdrawn_on and _day(entry.withdrawn_on) < _day(entry.date):
        notices.warning(
            entry,
            ("retrait",),
            "retrait-avant-date",
            "l'entrée est retirée avant de paraître",
            "vérifiez l'année de `date` et de `retrait`",
        )
    if entry.date and entry.updated and entry.updated < _day(entry.date):
        notices.warning(
            entry,
            ("maj",),
            "maj-avant-date",
            "la mise à jour est antérieure à la publication",
            "ôtez `maj`, ou corrigez-la",
        )
    span = (entry.start, entry.end) if isinstance(entry, Event | Poc) else (None, None)
    if span[0] and span[1] and _is_before(span[1], span[0]):
        notices.warning(
            entry,
            ("fin",),
            "fin-avant-debut",
            "la fin vient avant le début",
            "vérifiez `debut` et `fin`, année comprise",
        )
    if isinstance(entry, Article) and entry.issue and entry.date:
        following = following_of.get(f"numeros/{entry.issue}")
        if following and _day(entry.date) >= _day(following.date):
            notices.warning(
                entry,
                ("date",),
                "date-apres-numero",
                f"l'article paraît quand le numéro {following.number} est déjà là",
                "avancez sa date, ou changez de numéro",
            )


def _following(entries: Iterable[Entry]) -> dict[str, Issue]:
    """The numéro that comes after each, by key."""
    issues = [entry for entry in entries if isinstance(entry, Issue)]
    issues.sort(key=lambda issue: issue.number)
    return {
        issue.key: next(later for later in issues if later.number > issue.number)
        for issue in issues
        if issue.number < issues[-1].number
    }


def _check_question(poc: Poc, notices: Notices) -> None:
    words = poc.question.replace("\u202f", " ").replace("\xa0", " ")
    if poc.language == "fr" and not (words.startswith("Comment") and words.endswith("?")):
        notices.warning(
            poc,
            ("question",),
            "question-forme",
            "la question d'un POC s'écrit « Comment … ? »",
            "par exemple : Comment partager un jardin entre voisins ?",
        )


def _check_article(article: Article, notices: Notices) -> None:
    for key, value in (
        ("genre", article.genre),
        ("rubrique", article.section),
        ("auteurs", article.authors),
        ("chapo", article.standfirst),
    ):
        if not value:
            notices.warning(
                article,
                (),
                f"article-sans-{key}",
                f"il manque `{key}` à l'article",
                f"ajoutez une ligne « {key}: … »",
            )


def _check_contents(entries: Mapping[str, Entry], notices: Notices) -> None:
    """Every article of a numéro stands in its sommaire."""
    for article in entries.values():
        if not isinstance(article, Article) or article.issue is None or article.draft:
            continue
        issue = entries.get(f"numeros/{article.issue}")
        if isinstance(issue, Issue) and not issue.draft and article.slug not in issue.contents:
            notices.warning(
                issue,
                ("sommaire",),
                "sommaire-incomplet",
                f"« {article.slug} » est de ce numéro et manque à son sommaire",
                f"ajoutez une ligne « - {article.slug} »",
            )


def _check_order(entries: Mapping[str, Entry], notices: Notices) -> None:
    """A sommaire names each text of its numéro once, and none of another."""
    for issue in entries.values():
        if not isinstance(issue, Issue):
            continue
        for rank, slug in enumerate(issue.contents):
            article = entries.get(f"articles/{slug}")
            other = article.issue if isinstance(article, Article) else None
            if slug in issue.contents[:rank]:
                message, hint = f"« {slug} » est deux fois au sommaire", "gardez une seule ligne"
            elif other and other != issue.slug:
                message = f"« {slug} » est au sommaire de ce numéro, et dit « numero: {other} »"
                hint = "ôtez cette ligne, ou changez `numero` dans l'article"
            else:
                continue
            notices.warning(issue, ("sommaire", rank), "sommaire-de-trop", message, hint)


def _check_keywords(entries: Mapping[str, Entry], notices: Notices) -> None:
    """Tags that differ by a plural or a hyphen make two pages of one subject."""
    first: dict[str, tuple[str, Entry]] = {}
    for entry in entries.values():
        for word in entry.keywords:
            key = fold(word).rstrip("sx")
            known, owner = first.setdefault(key, (word, entry))
            if fold(known) != fold(word):
                notices.warning(
                    entry,
                    ("mots_cles",),
                    "mot-cle-voisin",
                    f"« {word} » est proche de « {known} » ({owner.source.path})",
                    "gardez le même mot partout",
                )
