"""The plugins' options in `mkdocs.yml`, and the plain settings that the rooms receive."""

from __future__ import annotations

from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, SubConfig, Type
from mkdocs.config.defaults import MkDocsConfig

from inspiration.pages.site import Budget, Site
from inspiration.plugins.options import (
    Address,
    Hour,
    Limit,
    Mail,
    Restraints,
    TagAuthority,
    Tags,
    Zone,
)
from inspiration.text.tags import ALLOWED_TAGS


class BudgetConfig(Config):
    """Limits of a page (ECO-10)."""

    chrome_elements = Limit(default=200)
    """HTML elements outside the content: header, footer, navigation."""
    article_elements = Limit(default=350)
    """HTML elements of an article or a sheet."""
    list_elements = Limit(default=450)
    """HTML elements of a list."""
    article_bytes = Limit(default=64_000)
    """Bytes of an article, gzip, before lazy drawings and photographs."""
    requests = Limit(default=8)
    """Requests of an article, before lazy drawings and photographs."""
    css_bytes = Limit(default=10_000)
    """Bytes of the style sheet, gzip."""
    font_bytes = Limit(default=45_000)
    """Bytes of the four fonts."""


class MagazineConfig(Config):
    """Options of `inspiration/magazine`."""

    at = Optional(Type(str))
    """The instant of the build, ISO 8601; the command line's `--at` sets it."""
    timezone = Zone(default="Europe/Paris")
    """The zone in which dates are read."""
    publication_hour = Hour(default="07:00")
    """When a bare date takes effect."""
    publisher = Type(str, default="")
    """The body that publishes."""
    tag_authority = TagAuthority(default="inspirations.example,2019")
    """Authority of the permanent ids in feeds; never change it once published."""
    email = Mail(default="")
    """Where readers report a mistake; empty: no such link."""
    repository = Address(default="")
    """Prefix of « modifier cette page »; empty: no such link."""
    reconstructed = Type(str, default="")
    """A mention at the foot of every article and in the ours; empty: none."""
    per_page = Limit(default=20)
    """Entries on a page of a list."""
    search = Type(bool, default=True)
    """Make the search index (Pagefind)."""
    cache_dir = Type(str, default=".cache/inspiration")
    """Where work is kept between builds, from the folder of `mkdocs.yml`; safe to delete."""
    preview = Type(bool, default=False)
    """Show drafts and scheduled entries as well, marked (never in a published site)."""
    html_tags = Tags(default=list(ALLOWED_TAGS))
    """The HTML tags that a text may hold; any other one is a problem."""
    budget = SubConfig(BudgetConfig)
    """Limits of a page."""
    reserves = Restraints(default=[])
    """Periods of restraint before an election: `du`, `au`, `libelle`."""


class ShowcaseConfig(Config):
    """Options of `inspiration/showcase`."""

    outlines = Optional(Type(str))
    """A GeoJSON file of outlines, from the folder of `mkdocs.yml`: a true map, no tiles."""
    outlines_attribution = Type(str, default="")
    """Who made the outlines."""


class ImagesConfig(Config):
    """Options of `inspiration/images`."""

    cards = Type(bool, default=True)
    """Draw the card that stands for an entry when its link is shared."""
    workers = Type(int, default=0)
    """Processes that encode; 0: one a core."""


class FeedsConfig(Config):
    """Options of `inspiration/feeds`."""

    hub = Address(default="")
    """The WebSub hub to announce; empty: none."""
    limit = Limit(default=30)
    """Items in a feed (FEED-09)."""


def site_settings(mkdocs: MkDocsConfig, magazine: MagazineConfig) -> Site:
    """Gather what pages, feeds and data read of the configuration."""
    names = dict(mkdocs.plugins.items())
    switched_on = {
        feature: f"inspiration/{feature}" in names for feature in ("showcase", "images", "feeds")
    }
    switched_on["search"] = magazine.search
    switched_on["editions"] = "inspiration/editions" in names
    images = names.get("inspiration/images")
    switched_on["cards"] = images is not None and images.config["cards"]
    features = frozenset(feature for feature, is_on in switched_on.items() if is_on)
    feeds = names.get("inspiration/feeds")
    budget = magazine.budget
    url = mkdocs.site_url or "/"
    return Site(
        name=mkdocs.site_name,
        url=url if url.endswith("/") else f"{url}/",
        description=" ".join((mkdocs.site_description or "").split()),
        publisher=magazine.publisher,
        tag_authority=magazine.tag_authority,
        email=magazine.email,
        repository=magazine.repository,
        hub=feeds.config["hub"] if feeds else "",
        reconstructed=magazine.reconstructed,
        per_page=magazine.per_page,
        features=features,
        budget=Budget(**{name: budget[name] for name in Budget.__struct_fields__}),
        restraints=tuple(magazine.reserves),
        html_tags=tuple(magazine.html_tags),
    )
