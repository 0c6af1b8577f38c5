"""What the text of a feed may hold: elements and attributes that every reader understands."""

from __future__ import annotations

_ACTIVE = {"script", "style", "object", "embed", "applet", "iframe", "frame", "frameset"}
_FORMS = {"form", "button", "input", "select", "textarea", "dialog", "template"}
_OF_A_PAGE = {"head", "title", "base", "link", "meta", "svg", "math", "canvas"}
_FALLBACKS = {"noscript", "noframes"}
DROPPED = frozenset(_ACTIVE | _FORMS | _OF_A_PAGE | _FALLBACKS)
"""Elements that leave with all that they hold (FEED-08)."""

_BLOCKS = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "div", "pre"}
_GROUPS = {"blockquote", "figure", "figcaption", "details", "summary", "aside", "hr"}
_WORDS = {"a", "em", "strong", "b", "i", "u", "s", "cite", "q", "abbr", "dfn", "sup", "sub"}
_MARKS = {"code", "kbd", "samp", "var", "br", "time", "mark", "del", "ins", "bdi", "bdo", "span"}
_RUBY = {"ruby", "rt", "rp", "small"}
_TABLES = {"table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"}
KEPT = frozenset(_BLOCKS | _GROUPS | _WORDS | _MARKS | _RUBY | _TABLES | {"img"})
"""Elements that stay. Any other is taken off around its content, which for a film or a sound is
the link that stands in for it."""

RENAMED = {"h1": "h2"}
"""A reader sets the title of the item as its first heading."""

EVERYWHERE = frozenset(("lang", "dir", "title", "id"))
"""An `id` stays only where a link of the same text leads: readers show footnotes in place."""

ATTRIBUTES = {
    "a": frozenset(("href", "hreflang")),
    "img": frozenset(("src", "alt", "width", "height")),
    "td": frozenset(("colspan", "rowspan", "headers")),
    "th": frozenset(("colspan", "rowspan", "headers", "scope", "abbr")),
    "col": frozenset(("span",)),
    "colgroup": frozenset(("span",)),
    "ol": frozenset(("start", "reversed", "type")),
    "li": frozenset(("value",)),
    "time": frozenset(("datetime",)),
    "blockquote": frozenset(("cite",)),
    "q": frozenset(("cite",)),
    "del": frozenset(("cite", "datetime")),
    "ins": frozenset(("cite", "datetime")),
}

ADDRESSES = ("href", "src", "cite")
SCHEMES = frozenset(("http", "https", "mailto", "tel"))
"""Where a link may lead."""
