"""The legal pages: accessibility declaration, legal notice, personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from inspiration.model.accessibility_page import CONFORMITY
from inspiration.model.legal import TO_COMPLETE, TO_PUBLISH
from inspiration.pages import words
from inspiration.pages.views import Link
from inspiration.text import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from inspiration.model import legal as model
    from inspiration.model.accessibility_page import AccessibilityPage
    from inspiration.model.free_pages import LegalNoticePage, PersonalDataPage
    from inspiration.pages.composer import Composer

_DEGREES = {"totalement-conforme": "totale", "partiellement-conforme": "partielle"}


class Line(Struct, frozen=True):
    """A legal fact: its label and its value; no value when it is still due (LEG-02)."""

    label: str
    value: Markup | None
    address: str | None = None


class Section(Struct, frozen=True):
    """Facts under a heading."""

    title: Markup
    anchor: str
    lines: tuple[Line, ...]


class Audit(Struct, frozen=True):
    """A conformity audit in words."""

    day: Markup
    auditor: Markup
    rate: str
    degree: str


class Declaration(Struct, frozen=True):
    """The accessibility declaration (A11Y-03)."""

    publisher: Markup
    scope: Markup
    statement: str
    version: str
    audit: Audit | None
    nonconformities: tuple[Markup, ...]
    exemptions: tuple[Markup, ...]
    out_of_scope: tuple[Markup, ...]
    established: Markup
    revised: Markup | None
    technologies: tuple[Markup, ...]
    environments: tuple[Markup, ...]
    tools: tuple[Markup, ...]
    tested_pages: tuple[Link, ...]
    contact: tuple[Line, ...]
    multiyear_scheme: str | None
    action_plan: str | None


class LegalSections(Struct, frozen=True):
    """Sections of facts, in order."""

    sections: tuple[Section, ...]


def declaration(composer: Composer, page: AccessibilityPage) -> Declaration:
    """The declaration, its facts put in words; its wording is in the template."""
    audit = page.audit
    return Declaration(
        publisher=typeset_inline(composer.site.publisher or composer.site.name),
        scope=typeset_inline(page.scope),
        statement=typeset_plain(page.statement),
        version=page.rgaa_version,
        audit=Audit(
            typeset_inline(words.long_day(audit.date)),
            typeset_inline(audit.auditor),
            typeset_plain(f"{audit.rate:g}".replace(".", ",")),
            _DEGREES.get(page.state, CONFORMITY[page.state]),
        )
        if audit
        else None,
        nonconformities=_each(page.inaccessible.nonconformities),
        exemptions=_each(f"{e.content} : {e.reason}" for e in page.inaccessible.exemptions),
        out_of_scope=_each(page.inaccessible.out_of_scope),
        established=typeset_inline(words.long_day(page.established_on)),
        revised=typeset_inline(words.long_day(page.revised_on)) if page.revised_on else None,
        technologies=_each(page.technologies),
        environments=_each(
            words.sentence(
                (
                    e.browser,
                    f"aide technique : {e.assistive_technology}"
                    if e.assistive_technology
                    else None,
                ),
                ", ",
            )
            for e in page.environments
        ),
        tools=_each(words.sentence((tool.name, tool.use), " : ") for tool in page.tools),
        tested_pages=tuple(
            Link(typeset_inline(item.label), composer.link_to(item.address))
            for item in page.tested_pages
        ),
        contact=_contact(page.contact),
        multiyear_scheme=_published(page.multiyear_scheme),
        action_plan=_published(page.action_plan),
    )


def legal_notice(composer: Composer, page: LegalNoticePage) -> LegalSections:
    """Publisher, direction, newsroom, host (LEG-01)."""
    sections = [
        Section(typeset_inline("Éditeur"), "editeur", _body(page.publisher)),
        Section(
            typeset_inline("Direction de la publication"), "direction", _officer(page.director)
        ),
    ]
    if page.editor_in_chief:
        title = typeset_inline("Responsable de la rédaction")
        sections.append(Section(title, "redaction", _officer(page.editor_in_chief)))
    sections.append(Section(typeset_inline("Hébergement"), "hebergement", _body(page.host)))
    return LegalSections(tuple(sections))


def personal_data(composer: Composer, page: PersonalDataPage) -> LegalSections:
    """Who answers for personal data, and each use made of them (LEG-05)."""
    sections = [
        Section(
            typeset_inline("Responsable du traitement"), "responsable", _contact(page.controller)
        ),
        Section(typeset_inline("Délégué à la protection"), "delegue", _contact(page.officer)),
    ]
    for rank, use in enumerate(page.processings, start=1):
        lines = (
            _line("Données", use.data),
            _line("Base légale", use.legal_basis),
            _line("Destinataires", use.recipients),
            _line("Durée", use.retention),
        )
        sections.append(Section(typeset_inline(use.purpose), f"traitement-{rank}", lines))
    return LegalSections(tuple(sections))


def _each(texts: Iterable[str]) -> tuple[Markup, ...]:
    return tuple(typeset_inline(text) for text in texts)


def _published(address: str) -> str | None:
    return None if address == TO_PUBLISH else address


def _line(label: str, value: str, address: str | None = None) -> Line:
    if value == TO_COMPLETE:
        return Line(label, None)
    return Line(label, typeset_inline(value), address)


def _optional(label: str, value: str | None, address: str | None = None) -> tuple[Line, ...]:
    return (_line(label, value, address),) if value else ()


def _mail(value: str | None) -> tuple[Line, ...]:
    return _optional("Courriel", value, f"mailto:{value}")


def _body(body: model.LegalBody) -> tuple[Line, ...]:
    siren = f"{body.siren[:3]} {body.siren[3:6]} {body.siren[6:]}" if body.siren else None
    return (
        _line("Nom", body.name),
        *_optional("Forme juridique", body.form),
        *_optional("SIREN", siren),
        _line("Adresse", body.postal_address),
        _line("Téléphone", body.telephone),
        *_mail(body.email),
        *_optional("Site", body.site, body.site),
    )


def _officer(person: model.Officer) -> tuple[Line, ...]:
    return (_line("Nom", person.name), *_optional("Fonction", person.role))


def _contact(contact: model.Contact) -> tuple[Line, ...]:
    return (
        *_optional("Nom ou service", contact.name),
        *_mail(contact.email),
        *_optional("Formulaire", "Nous écrire" if contact.form else None, contact.form),
        *_optional("Téléphone", contact.telephone),
        *_optional("Adresse", contact.postal_address),
    )
