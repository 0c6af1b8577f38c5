"""WebSub: tell the hub, after a deployment, that feeds have changed (W3C WebSub §6).

A failure here never matters to what is published: it is told, nothing is raised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http.client import HTTPException
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from msgspec import Struct

if TYPE_CHECKING:
    from inspiration.feeds.streams import FeedInfo
    from inspiration.pages.site import Site

TIMEOUT = 10.0
"""Seconds that a ping may last, whatever the hub does."""
FORM = "application/x-www-form-urlencoded"
Open = Callable[[Request, float], int]
"""Sends a request within a number of seconds and gives the status of the answer."""


class PingReport(Struct, frozen=True):
    """What was sent, or would be, and what came of it; `message` is in French.

    `body` is the form as sent. `succeeded` is true for a dry run, which sends nothing.
    """

    hub: str
    topics: tuple[str, ...]
    body: str
    sent: bool
    succeeded: bool
    message: str


def topics(site: Site, feeds: Iterable[FeedInfo]) -> tuple[str, ...]:
    """The absolute addresses of the feeds that name the hub: all but calendars."""
    return tuple(site.absolute(feed.address) for feed in feeds if feed.announces_hub)


def ping(
    hub: str,
    topics: Iterable[str],
    *,
    dry_run: bool = False,
    timeout: float = TIMEOUT,
    open: Open | None = None,
) -> PingReport:
    """Tell a hub that these feeds have changed, all in one request.

    Args:
        hub: The address of the hub, http or https.
        topics: The absolute addresses of the feeds.
        dry_run: Say what would be sent, and send nothing.
        timeout: Seconds after which the ping is given up, however slowly the hub answers.
        open: How to send, for a test or another network.
    """
    changed = tuple(topics)
    body = urlencode([("hub.mode", "publish"), *(("hub.url", topic) for topic in changed)])

    def report(sent: bool, succeeded: bool, message: str) -> PingReport:
        return PingReport(hub, changed, body, sent, succeeded, message)

    if not hub:
        return report(False, True, "aucun hub n'est configuré, rien à envoyer")
    if not changed:
        return report(False, True, "aucun flux à annoncer")
    if dry_run:
        return report(False, True, f"à envoyer à {hub} : POST {body}")
    try:
        request = Request(hub, body.encode(), {"Content-Type": FORM}, method="POST")
    except ValueError:
        return report(False, False, f"l'adresse du hub n'est pas valide : {hub}")
    if request.type not in ("http", "https"):
        return report(False, False, f"l'adresse du hub n'est pas en https : {hub}")
    status, fault = _within(timeout, open or _send, request)
    if fault:
        return report(True, False, fault)
    if not 200 <= status < 300:
        return report(True, False, f"le hub a répondu {status} au lieu de 204")
    return report(True, True, f"hub prévenu : {len(changed)} flux")


def _within(timeout: float, open: Open, request: Request) -> tuple[int, str]:
    """Run `open` for `timeout` seconds at most; give the status, or what went wrong.

    A socket's own time limit starts again at each byte, so a hub that answers one byte at a time
    would hold us for ever: the request runs apart and is left behind.
    """
    outcome: list[tuple[int, str]] = []

    def run() -> None:
        try:
            outcome.append((open(request, timeout), ""))
        except (URLError, HTTPException, OSError, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            outcome.append((0, f"le hub n'a pas pu être joint : {reason}"))

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(timeout)
    late = f"le hub n'a pas répondu en {timeout:g} secondes"
    return outcome[0] if outcome else (0, late)


class _NoRedirect(HTTPRedirectHandler):
    """A hub that moves must be written anew in the settings, not followed."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Follow nothing."""
        return None


def _send(request: Request, timeout: float) -> int:
    try:
        with build_opener(_NoRedirect).open(request, timeout=timeout) as answer:
            return int(answer.status)
    except HTTPError as error:
        with error:
            return error.code
