"""Long work tells how far it is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from inspiration.images.pool import EncodingProgress

_LINES = 10
"""Lines printed at most where there is no terminal."""


class EncodingDisplay:
    """Shows the progress of photographs: how many, how many bytes saved, how long."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True, highlight=False)
        self._bar: Progress | None = None
        self._told = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def show(self, progress: EncodingProgress) -> None:
        """Tell of one more photograph."""
        words = f"{progress.read / 1e6:.1f} Mo → {progress.written / 1e6:.1f} Mo".replace(".", ",")
        if not self._console.is_terminal:
            tenth = progress.done * _LINES // progress.total
            if tenth > self._told:
                self._told = tenth
                self._console.print(f"Images : {progress.done} sur {progress.total} ({words})")
            return
        if self._bar is None:
            self._bar = Progress(
                TextColumn("Images"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.description}"),
                TimeElapsedColumn(),
                console=self._console,
                transient=True,
            )
            self._bar.add_task(words, total=progress.total)
            self._bar.start()
        self._bar.update(
            self._bar.task_ids[0], completed=progress.done, total=progress.total, description=words
        )
