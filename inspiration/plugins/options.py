"""Option types of `mkdocs.yml` that say the key, what was given and what is expected."""

from __future__ import annotations

import re
from datetime import date, time
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from mkdocs.config.base import ValidationError
from mkdocs.config.config_options import OptionallyRequired

from inspiration.model.restraint import Restraint
from inspiration.text.tags import SAFE_TAGS


class Hour(OptionallyRequired[time]):
    """The hour of the day at which a bare date takes effect, `HH:MM`."""

    def run_validation(self, value: object) -> time:
        """Read the hour, or say what was given and what is expected."""
        text = str(value)
        if isinstance(value, str) and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", text):
            return time.fromisoformat(text)
        raise ValidationError(f'reçu {value!r}, attendu une heure entre guillemets : "07:00"')


class Zone(OptionallyRequired[ZoneInfo]):
    """A time zone of the IANA base: `Europe/Paris`."""

    def run_validation(self, value: object) -> ZoneInfo:
        """Find the zone, or say what was given and what is expected."""
        try:
            return ZoneInfo(str(value))
        except (ValueError, OSError, KeyError):
            raise ValidationError(
                f"reçu {value!r}, attendu un fuseau horaire : Europe/Paris"
            ) from None


class TagAuthority(OptionallyRequired[str]):
    """The authority of permanent ids: a domain held, and a year in which it was (RFC 4151)."""

    def run_validation(self, value: object) -> str:
        """Check the form, or say what was given and what is expected."""
        if isinstance(value, str) and re.fullmatch(r"[a-z0-9.-]+,\d{4}(-\d{2}){0,2}", value):
            return value
        raise ValidationError(f"reçu {value!r}, attendu « domaine,année » : exemple.fr,2019")


class Address(OptionallyRequired[str]):
    """An absolute https address, or nothing."""

    def run_validation(self, value: object) -> str:
        """Check the form, or say what was given and what is expected."""
        if value in ("", None):
            return ""
        parts: Any = urlsplit(str(value))
        if parts.scheme in ("http", "https") and parts.netloc:
            return str(value)
        raise ValidationError(f"reçu {value!r}, attendu une adresse complète : https://…")


class Mail(OptionallyRequired[str]):
    """Where to write, or nothing."""

    def run_validation(self, value: object) -> str:
        """Check the form, or say what was given and what is expected."""
        if value in ("", None):
            return ""
        if isinstance(value, str) and re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
            return value
        raise ValidationError(f"reçu {value!r}, attendu une adresse : redaction@exemple.fr")


class Limit(OptionallyRequired[int]):
    """A whole number above zero."""

    def run_validation(self, value: object) -> int:
        """Check the number, or say what was given and what is expected."""
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
        raise ValidationError(f"reçu {value!r}, attendu un nombre entier supérieur à 0")


class Tags(OptionallyRequired[list[str]]):
    """HTML tags that a text may hold, among those that do no harm."""

    def run_validation(self, value: object) -> list[str]:
        """Check each tag, or say which one is refused and what is expected."""
        if not isinstance(value, list):
            raise ValidationError(f"reçu {value!r}, attendu une liste de balises : [abbr, sup]")
        for tag in value:
            if tag not in SAFE_TAGS:
                known = ", ".join(sorted(SAFE_TAGS))
                raise ValidationError(f"« {tag} » n'est pas permis ; sont permis : {known}")
        return value


class Restraints(OptionallyRequired[list[Restraint]]):
    """Periods of restraint before an election: a list of `du`, `au` and `libelle`."""

    def run_validation(self, value: object) -> list[Restraint]:
        """Read the periods, or say which one is wrong and what is expected."""
        if not isinstance(value, list):
            raise ValidationError(f"reçu {value!r}, attendu une liste de du, au, libelle")
        return [self._restraint(item) for item in value]

    def _restraint(self, item: object) -> Restraint:
        expected = "attendu « du: 2020-01-01 », « au: 2020-06-28 », « libelle: Élections »"
        if not isinstance(item, dict):
            raise ValidationError(f"reçu {item!r}, {expected}")
        given = ", ".join(f"{key}: {value}" for key, value in item.items())
        start, end, label = (item.get(key) for key in ("du", "au", "libelle"))
        if not isinstance(start, date) or not isinstance(end, date):
            raise ValidationError(f"reçu « {given} », {expected}")
        if not isinstance(label, str) or len(item) != 3:
            raise ValidationError(f"reçu « {given} », {expected}")
        if end < start:
            raise ValidationError(f"« {label} » finit le {end} avant de commencer le {start}")
        return Restraint(start, end, label)
