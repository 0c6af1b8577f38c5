"""The magazine being edited: what is shown now, what is wrong with it, who must be told."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable, Collection
from pathlib import Path

from jinja2 import TemplateSyntaxError

from inspiration.library.left_out import LeftOut
from inspiration.press.errors import PressError
from inspiration.press.faults import words_of
from inspiration.press.preview.almanac import Almanac
from inspiration.press.preview.protocol import Refreshed, Session
from inspiration.press.preview.views import View


class Live:
    """Keeps the last good session through every edit.

    Args:
        open_session: Reads the configuration and the content anew.
        configuration: The file which, once changed, makes that necessary.
        log: Where the details of a crash are written, for a developer.
        say: Receives one French line an event.
    """

    def __init__(
        self,
        open_session: Callable[[], Session],
        configuration: Path,
        log: Path,
        say: Callable[[str], None],
    ) -> None:
        self._open = open_session
        self._configuration = configuration
        self._log = log
        self._say = say
        self._edited = threading.Condition()
        self.generation = 0
        self.session = open_session()
        self.standing = self.session.refresh(())
        self.crash = ""
        """What stops the preview from following the edits, in French; empty when it does."""
        self.last_edited: str | None = None
        self.almanac = Almanac()
        self._untaken: set[Path] = set()
        self._turn = threading.Lock()

    def at(self, view: View) -> Session:
        """The magazine as a view shows it.

        Raises:
            ValueError: the view's instant is none.
        """
        if not view.instant:
            return self.session
        return self.session.at(view.instant, drafts=view.drafts)

    def left_out_at(self, path: str) -> LeftOut | None:
        """The entry that should be at this path of the site and cannot be shown."""
        address = f"/{path.removesuffix('index.html')}"
        return next((left for left in self.standing.left_out if left.address == address), None)

    def edit(self, changed: Collection[Path]) -> None:
        """Take note of an edit; whatever goes wrong is told, and the last good state stays."""
        with self._turn:
            self._take(changed)
        self.wake()

    def settle(self) -> None:
        """Wait for the end of an edit that is being taken note of."""
        with self._turn:
            pass

    def _take(self, changed: Collection[Path]) -> None:
        # What a crash kept from being read is read with the next edit.
        self._untaken |= set(changed)
        try:
            if self._configuration in self._untaken:
                session = self._open()
                standing, self.session = session.refresh(()), session
            else:
                standing = self.session.refresh(self._untaken)
        except Exception as error:
            self.crash = self.explain(error)
            self._say(self.crash)
        else:
            self._untaken = set()
            self.standing, self.crash = standing, ""
            self.last_edited = standing.entry or self.last_edited
            self._say(_told(changed, self.session, standing))

    def wake(self) -> None:
        """Make whoever waits look again."""
        with self._edited:
            self.generation += 1
            self._edited.notify_all()

    def wait(self, generation: int, seconds: float) -> int:
        """Wait until something changed since `generation`, at most so long; give the present."""
        with self._edited:
            self._edited.wait_for(lambda: self.generation != generation, seconds)
            return self.generation

    def explain(self, error: Exception) -> str:
        """What went wrong in French; the details go to the log."""
        if isinstance(error, PressError):
            return str(error)
        if isinstance(error, TemplateSyntaxError):
            return f"Gabarit {error.name}, ligne {error.lineno} : {error.message}"
        known = words_of(error)
        if known:
            return known
        self._log.parent.mkdir(parents=True, exist_ok=True)
        self._log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        return (
            "Une erreur du programme empêche de montrer ce changement ; ce que vous voyez est "
            f"le dernier état lu. Détails pour le développeur : {self._log}"
        )


def _told(changed: Collection[Path], session: Session, standing: Refreshed) -> str:
    root = session.library.content.root
    # A folder is told by its files; what a program wrote in passing is gone already.
    files = [path for path in changed if path.is_file() or path.suffix == ".md"]
    names = sorted(
        str(path.relative_to(root)) if path.is_relative_to(root) else path.name for path in files
    )
    shown = ", ".join(names[:3]) + (f" et {len(names) - 3} autres" if len(names) > 3 else "")
    errors = sum(problem.is_error for problem in standing.problems)
    faults = f" : {errors} erreur{'s' if errors > 1 else ''}" if errors else ""
    return f"Relu {shown or 'le magazine'}{faults}"
