"""What happens to POCs, told one step at a time: their milestones, and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from markupsafe import Markup

from inspiration.feeds.item import FeedItem
from inspiration.model.poc import Milestone, Poc
from inspiration.pages import words
from inspiration.text.typography import typeset_inline, typeset_plain

if TYPE_CHECKING:
    from inspiration.feeds.entry_items import EntryItems
    from inspiration.model.entry import Entry

_UNKNOWN = "inconnue"


def life_items(items: EntryItems, entries: Iterable[Entry]) -> tuple[FeedItem, ...]:
    """Every step of the life of these POCs that has taken place, newest first."""
    pocs = [poc for poc in entries if isinstance(poc, Poc)]
    dated = [pair for poc in pocs for pair in _life(items, poc)]
    dated.sort(key=lambda pair: (pair[1].published.timestamp(), pair[0], pair[1].id), reverse=True)
    return tuple(item for _, item in dated)


def first_day(moment: str | date) -> date:
    """The day a year, a month or a day starts."""
    if isinstance(moment, date):
        return moment
    return date.fromisoformat(moment + "-01-01"[3 * moment.count("-") :])


def _life(items: EntryItems, poc: Poc) -> Iterator[tuple[date, FeedItem]]:
    """The items of one POC, each with the day it tells of."""
    clock = items.library.clock
    same_day: Counter[str] = Counter()
    for milestone in poc.milestones:
        same_day[str(milestone.date)] += 1
        day = first_day(milestone.date)
        if clock.has_come(day):
            yield day, _milestone(items, poc, milestone, same_day[str(milestone.date)])
    if poc.updated and clock.has_come(poc.updated):
        yield poc.updated, _standing(items, poc, poc.updated)


def _milestone(items: EntryItems, poc: Poc, milestone: Milestone, rank: int) -> FeedItem:
    """A milestone. Its id holds its date and not its words, which may be put right."""
    mark = f"jalon-{milestone.date}" + (f"-{rank}" if rank > 1 else "")
    when = words.capitalised(words.partial_date(milestone.date))
    text = f"{when} : {milestone.title}."
    title = f"{poc.title} : {milestone.title}"
    return _item(items, poc, mark, title, (text, milestone.text), first_day(milestone.date))


def _standing(items: EntryItems, poc: Poc, since: date) -> FeedItem:
    """Where a POC stands. A new step or a new ending is a new item; the rest only updates it."""
    vocabularies = items.library.vocabularies
    step, outcome = poc.step or _UNKNOWN, poc.outcome or _UNKNOWN
    known = []
    if step != _UNKNOWN:
        known.append(f"étape « {vocabularies['etapes'].label(step)} »")
    if outcome != _UNKNOWN:
        known.append(vocabularies["issues"].label(outcome).lower())
    title = ", ".join(known) or "fiche mise à jour"
    text = f"{words.capitalised(words.long_day(since))} : {title}."
    mark = f"etat-{step}-{outcome}"
    return _item(items, poc, mark, f"{poc.title} : {title}", (text, None), since)


def _item(
    items: EntryItems, poc: Poc, mark: str, title: str, lines: tuple[str, str | None], day: date
) -> FeedItem:
    """An item of a POC's life: it appears with what it tells, but never before the POC itself."""
    url = items.site.absolute(poc.address)
    told = [line for line in lines if line]
    paragraphs = [Markup("<p>{}</p>").format(typeset_inline(line)) for line in told]
    sheet = Markup('<p><a href="{}">{}</a></p>').format(url, typeset_inline(poc.question))
    moment = max(items.library.clock.instant_of(day), items.library.published(poc))
    return FeedItem(
        id=f"{items.identity.entry(items.library, poc)}#{mark}",
        url=url,
        title=typeset_plain(title),
        summary=typeset_plain(told[-1]),
        html=Markup("\n").join([*paragraphs, sheet]),
        published=moment,
        updated=moment,
        authors=items.authors(poc),
        categories=items.categories(poc),
        language=poc.language,
    )
