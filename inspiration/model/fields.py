"""The types of front-matter values but dates: what each accepts, and the French words if not."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any
from urllib.parse import unquote

from inspiration.model.marks import CommuneName, Fault, Written
from inspiration.model.slugs import slugify

MAX_TEXT = 10_000
"""Signs of one value of the front matter."""
MAX_KEYWORD = 80
_SITE_PATH = re.compile(r"/(?:[a-z0-9_.~%-]{1,200}/){0,9}(?:[a-z0-9_.~%-]{1,200})?", re.IGNORECASE)


def _text(value: Any) -> str:
    if isinstance(value, str):
        if not value.strip():
            raise Fault("vide", "est vide", "écrivez un texte ou ôtez la clé")
        if len(value) > MAX_TEXT:
            raise Fault("trop-long", f"dépasse {MAX_TEXT} signes", "placez ce texte sous l'en-tête")
        return value.strip()
    if value is None:
        raise Fault("vide", "est vide", "écrivez un texte ou ôtez la clé")
    if isinstance(value, bool | int | float | date):
        raise Fault("type", "attend un texte", "mettez la valeur entre guillemets")
    if isinstance(value, dict):
        raise Fault(
            "type", "attend un texte", "un texte qui contient « : » se met entre guillemets"
        )
    raise Fault("type", "attend un texte, pas une liste", "écrivez une seule valeur, sans crochets")


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise Fault("type", "attend true ou false", "écrivez true (oui) ou false (non)")


def _number(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise Fault("type", "attend un nombre entier", "par exemple 3, sans guillemets")


def url(value: Any) -> str:
    """A complete address.

    Raises:
        Fault: it is none.
    """
    text = _text(value)
    if re.fullmatch(r"(https?://[^\s<>\"]+|mailto:[^\s<>\"]+)", text):
        return text
    raise Fault("adresse", "attend une adresse complète", "elle commence par https://")


def _site_path(value: Any) -> str:
    text = _text(value)
    climbs = any(part.strip(".") == "" for part in unquote(text).split("/")[1:-1])
    ends_with_dots = text.endswith(("/.", "/.."))
    if not (climbs or ends_with_dots) and _SITE_PATH.fullmatch(text):
        return text if text.endswith("/") or "." in text.rsplit("/", 1)[-1] else f"{text}/"
    raise Fault("adresse", "attend une adresse du site", "par exemple /articles/mon-article/")


_SEVERAL = re.compile(r"[,;](?=\s|$)")
"""What stands between two keywords that were typed as one; « 1,5 degré » is one."""


def _keyword(value: Any) -> str:
    """A keyword has a page of its own, so it must make an address."""
    text = _text(value)
    if not 0 < len(slugify(text)) <= MAX_KEYWORD:
        hint = f"des lettres ou des chiffres, {MAX_KEYWORD} au plus"
        raise Fault("mot-cle", f"« {text[:MAX_KEYWORD]} » ne peut pas servir de mot-clé", hint)
    if _SEVERAL.search(text):
        words = ", ".join(word for part in _SEVERAL.split(text) if (word := part.strip()))
        hint = f"écrivez-les entre crochets : [{words}]"
        raise Fault("mot-cle", f"« {text} » réunit plusieurs mots-clés", hint)
    return text


def _commune(value: Any) -> str:
    """A YAML number is welcome here: editors write INSEE codes without quotes."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:05d}"
    return _text(value)


def _issue_slug(value: Any) -> str:
    """A numéro may be named by its number alone."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"numero-{value}"
    text = _text(value)
    return f"numero-{text}" if text.isdigit() else text


_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_LANGUAGES = {
    "français": "fr",
    "anglais": "en",
    "allemand": "de",
    "arabe": "ar",
    "espagnol": "es",
    "italien": "it",
    "néerlandais": "nl",
    "polonais": "pl",
    "portugais": "pt",
}


def _language(value: Any) -> str:
    """A screen reader changes its voice at a code (BCP 47), not at a name."""
    text = _text(value)
    if _LANGUAGE.fullmatch(text):
        return text
    code = _LANGUAGES.get(text.lower())
    hint = f"écrivez {code}" if code else "par exemple en, nl ou pt-BR"
    raise Fault("langue", "attend le code d'une langue", hint)


Text = Annotated[str, Written(_text, {"type": "string", "minLength": 1})]
Language = Annotated[
    str, Written(_language, {"type": "string", "pattern": f"^{_LANGUAGE.pattern}$"})
]
Keyword = Annotated[
    str,
    Written(_keyword, {"type": "string", "minLength": 1, "maxLength": MAX_KEYWORD}),
]
Url = Annotated[str, Written(url, {"type": "string", "format": "uri"})]
SitePath = Annotated[str, Written(_site_path, {"type": "string", "pattern": "^/"})]
Flag = Annotated[bool, Written(_flag, {"type": "boolean"})]
Number = Annotated[int, Written(_number, {"type": "integer"})]
Slug = Annotated[
    str,
    Written(_text, {"type": "string"}),
]
IssueSlug = Annotated[str, Written(_issue_slug, {"type": ["string", "integer"]})]
Commune = Annotated[
    str,
    Written(_commune, {"type": ["string", "integer"]}),
    CommuneName(),
]
