"""What the text of a feed may hold: elements and attributes that every reader understands."""

from __future__ import annotations

DROPPED = frozenset(
    [
        "script",
        "style",
        "object",
        "embed",
        "applet",
        "frame",
        "frameset",
        "noframes",
        "svg",
        "form",
        "button",
        "input",
        "select",
        "textarea",
        "template",
        "link",
        "meta",
        "title",
        "head",
        "base",
        "canvas",
        "dialog",
        "noscript",
        "iframe",
        "math",
    ]
)
"""Elements that leave with all that they hold (FEED-08)."""

KEPT = frozenset(
    [
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "div",
        "blockquote",
        "figure",
        "figcaption",
        "img",
        "a",
        "em",
        "strong",
        "b",
        "i",
        "u",
        "s",
        "cite",
        "q",
        "abbr",
        "dfn",
        "sup",
        "sub",
        "small",
        "code",
        "pre",
        "kbd",
        "samp",
        "var",
        "br",
        "hr",
        "time",
        "mark",
        "del",
        "ins",
        "bdi",
        "bdo",
        "ruby",
        "rt",
        "rp",
        "details",
        "summary",
        "aside",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "span",
    ]
)
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
