"""Every address of the magazine, in one place (content model, « Addresses made by the build »).

Addresses start with `/` and hold no base path: `Site.path` adds it when a link is written.
"""

from __future__ import annotations

HOME = "/"
ARTICLES = "/articles/"
ISSUES = "/numeros/"
SHOWCASE = "/poc/"
SHOWCASE_COMMUNES = "/poc/communes/"
LESSONS = "/poc/enseignements/"
TIMELINE = "/poc/annee/"
SHOWCASE_INDEX = "/poc/vitrine.json"
DATA = "/donnees/"
AGENDA = "/agenda/"
PEOPLE = "/personnes/"
ORGANISATIONS = "/organisations/"
PLACES = "/lieux/"
SECTIONS = "/rubriques/"
SUBJECTS = "/mots-cles/"
NOT_FOUND = "/404.html"
WITHDRAWN = "/410.html"
SITE_MAP = "/sitemap.xml"
ROBOTS = "/robots.txt"
REDIRECTS = "/_redirects"
HEADERS = "/_headers"
FAVICON = "/favicon.svg"
LICENCES = "/licences.txt"
ASSETS = "/assets/"
DRAWINGS = "/dessins/"
PHOTOGRAPHS = "/medias/"
DOWNLOADS = "/telechargements/"
SEARCH_INDEX = "/pagefind/"
EDITIONS = "/editions/"
OPML = "/flux/inspirations.opml"
DATA_FILES = (
    "poc.csv",
    "poc.json",
    "poc.geojson",
    "agenda.csv",
    "entrees.json",
    "schema.json",
    "entrees.schema.json",
    "datapackage.json",
)
"""The files of open data, by their names in `DATA`."""


def section(section_id: str) -> str:
    """A rubrique."""
    return f"{SECTIONS}{section_id}/"


def keyword(slug: str) -> str:
    """A keyword."""
    return f"{SUBJECTS}{slug}/"


def domain(domain_id: str) -> str:
    """The trials of a domain."""
    return f"/poc/domaines/{domain_id}/"


def step(step_id: str) -> str:
    """The trials at a step."""
    return f"/poc/etapes/{step_id}/"


def domain_at_step(domain_id: str, step_id: str) -> str:
    """The trials of a domain at a step."""
    return f"/poc/domaines/{domain_id}/etapes/{step_id}/"


def house(house_id: str) -> str:
    """The trials of a Maison POC."""
    return f"/poc/maisons/{house_id}/"


def outcome(outcome_id: str) -> str:
    """The trials that ended in one way."""
    return f"/poc/issues/{outcome_id}/"


def commune(slug: str) -> str:
    """What there is in a commune."""
    return f"{SHOWCASE_COMMUNES}{slug}/"


def page_of(address: str, number: int) -> str:
    """A page of a paginated list; the first one is the list's own address."""
    return address if number == 1 else f"{address}page/{number}/"


def asset(name: str) -> str:
    """A file of the theme."""
    return f"{ASSETS}{name}"


def download(kind: str, slug: str, file: str) -> str:
    """A file offered beside an entry."""
    return f"{DOWNLOADS}{kind}/{slug}/{file}"
