"""The texts of a synthetic magazine, in the form that each peer reads."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date
    from pathlib import Path

ADDRESSES = {"article": "/articles/{}/", "poc": "/poc/{}/"}
FOLDERS = {"article": "articles", "poc": "poc"}


@dataclass(frozen=True)
class Text:
    """An article or a sheet (POC), with links that any generator understands."""

    kind: str
    slug: str
    title: str
    standfirst: str
    day: date
    author: str
    issue: str
    keywords: tuple[str, ...]
    body: str


def read_texts(content: Path) -> list[Text]:
    """Every article and sheet of a synthetic magazine."""
    sources = [
        (kind, file, *_split(file.read_text(encoding="utf-8")))
        for kind, folder in FOLDERS.items()
        for file in sorted((content / folder).glob("*.md"))
    ]
    titles = {f"{kind}:{file.stem}": str(front["titre"]) for kind, file, front, _ in sources}
    return [_text(kind, file.stem, front, body, titles) for kind, file, front, body in sources]


def _split(source: str) -> tuple[dict[str, Any], str]:
    _, front, body = source.split("---\n", 2)
    return yaml.load(front, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), body


def _text(kind: str, slug: str, front: dict[str, Any], body: str, titles: dict[str, str]) -> Text:
    def link(found: re.Match[str]) -> str:
        target = found["target"]
        if target.startswith("../articles/"):
            target = f"article:{target[len('../articles/') : -len('.md')]}"
        linked, _, name = target.partition(":")
        return f"[{found['words'] or titles[target]}]({ADDRESSES[linked].format(name)})"

    pattern = r"\[(?P<words>[^\]]*)\]\((?P<target>(?:poc|article):[^)]+|\.\./articles/[^)]+)\)"
    return Text(
        kind=kind,
        slug=slug,
        title=str(front["titre"]),
        standfirst=front["chapo"],
        day=front["date"],
        author=" ".join(front.get("personnes", ())).replace("-", " ").capitalize(),
        issue=f"Numéro {front['numero']}" if "numero" in front else "",
        keywords=tuple(front.get("mots_cles", ())),
        body=re.sub(pattern, link, body),
    )


def write_texts(
    texts: Iterable[Text], folders: Mapping[str, Path], written: Callable[[Text], str]
) -> None:
    """Write every text the way a peer reads it, in the folder of its kind."""
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    for text in texts:
        (folders[text.kind] / f"{text.slug}.md").write_text(written(text), encoding="utf-8")


def with_yaml(text: Text, body: str = "", **more: object) -> str:
    """A file with YAML front matter; JSON strings are YAML."""
    keys = {"title": text.title, "description": text.standfirst, **more}
    lines = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in keys.items()
    )
    return f"---\ndate: {text.day.isoformat()}\n{lines}---\n{body or text.body}"


def for_hugo(text: Text) -> str:
    """Three taxonomies: numéros, authors, tags."""
    if text.kind == "poc":
        return with_yaml(text)
    return with_yaml(text, numeros=[text.issue], authors=[text.author], tags=list(text.keywords))


def for_eleventy(text: Text) -> str:
    """Keys that the collections read; `tags` would make one collection a keyword."""
    if text.kind == "poc":
        return with_yaml(text)
    return with_yaml(text, numero=text.issue, author=text.author, topics=list(text.keywords))


def for_pelican(text: Text) -> str:
    """Lines of metadata; a numéro is a category."""
    keys = {"Title": text.title, "Date": text.day.isoformat(), "Slug": text.slug}
    if text.kind == "article":
        keys |= {
            "Category": text.issue,
            "Authors": text.author,
            "Tags": ", ".join(text.keywords),
        }
    keys["Summary"] = text.standfirst
    return "".join(f"{key}: {value}\n" for key, value in keys.items()) + f"\n{text.body}"


def for_material(text: Text) -> str:
    """A post of the blog, or a page of the menu; what a list shows ends at the mark."""
    body = f"# {text.title}\n\n{text.standfirst}\n\n"
    if text.kind == "poc":
        return with_yaml(text, f"{body}{text.body}")
    return with_yaml(
        text,
        f"{body}<!-- more -->\n\n{text.body}",
        slug=text.slug,
        categories=[text.issue],
        authors=[_account(text.author)],
        tags=list(text.keywords),
    )


def write_material_extras(texts: Iterable[Text], docs: Path) -> None:
    """What Material's plugins need besides texts: a front page, the authors, a page of tags."""
    names = sorted({text.author for text in texts if text.author})
    authors = {
        _account(name): {"name": name, "description": "Agent", "avatar": ""} for name in names
    }
    for name, text in {
        "articles/.authors.yml": json.dumps({"authors": authors}),
        "articles/index.md": "# Articles\n",
        "index.md": "# Magazine d'essai\n\n[Les articles](articles/index.md)\n",
        "tags.md": "# Sujets\n\n<!-- material/tags -->\n",
    }.items():
        (docs / name).write_text(text, encoding="utf-8")


def _account(name: str) -> str:
    return name.lower().replace(" ", "-")
