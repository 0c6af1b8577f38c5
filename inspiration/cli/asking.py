"""What a check is asked, read from the configuration without loading what works it out."""

from __future__ import annotations

from msgspec.structs import replace

from inspiration.desk.check_memory import Question
from inspiration.press.order import Order
from inspiration.press.settings import Settings, instant_of, read_settings


def ask(order: Order) -> tuple[Settings, Question]:
    """The settings of a magazine, and what is asked of it.

    Raises:
        PressError: there is no configuration, or a key of it is wrong, the instant is none.
    """
    settings = read_settings(order)
    question = Question(
        root=settings.content,
        notes=settings.cache / "desk",
        instant=instant_of(settings),
        zone=settings.zone,
        hour=settings.hour,
        settings=replace(settings, at=None),
    )
    return settings, question
