"""A build stopped half-way, with its processes, leaves the site whole and the next one right."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from inspiration.cli import main
from inspiration.images.cache import ImageCache
from inspiration.ledger import Ledger
from inspiration.press import build as press
from inspiration.press import exchange as exchange_module
from inspiration.press import making
from inspiration.press import publication as publication_module
from inspiration.press.errors import PressError
from inspiration.press.faults import INTERRUPTED
from inspiration.press.glance import Glance
from inspiration.press.publication import Publication
from inspiration.press.store import Store
from inspiration.press.traces import Memory
from inspiration.press.workshop import Workshop
from tests.alone import alone, interruptible
from tests.trust.failures import failing, killed, out_of_space
from tests.trust.printer import LEFT, Files, Printer, read


@pytest.mark.usefixtures("unharmed")
def test_an_interruption_is_told(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Publication, "put", failing(KeyboardInterrupt()))
        done = CliRunner().invoke(main, printer.command()[3:])
    assert done.exit_code == 130
    assert INTERRUPTED in done.output


@pytest.mark.parametrize(
    "place", [Ledger, Memory, Store, ImageCache], ids=lambda value: value.__name__
)
@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "full")], ids=repr)
def test_what_happens_once_the_site_is_published_stops_nothing(
    printer: Printer,
    expected: Files,
    monkeypatch: pytest.MonkeyPatch,
    place: type,
    error: BaseException,
) -> None:
    """Nobody may read that nothing changed, when it did."""
    before = printer.published()
    name = "write" if place in (Ledger, Memory) else "close"
    left: Callable[..., None] = getattr(place, name)

    def fail(self: object, *words: object) -> None:
        if printer.published() != before:
            raise error
        left(self, *words)

    with monkeypatch.context() as patch:
        patch.setattr(place, name, fail)
        printer.print()
    assert printer.published() == expected
    printer.change_back()
    printer.print()
    assert printer.published() == before


@pytest.mark.usefixtures("unharmed")
def test_ctrl_c_stops_a_build_and_all_its_processes(printer: Printer) -> None:
    shutil.rmtree(printer.folder / ".cache")
    shutil.rmtree(printer.stage)
    with subprocess.Popen(
        printer.command(),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=interruptible,
    ) as running:
        while running.poll() is None and not printer.stage.exists():
            time.sleep(0.01)
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate(timeout=60)
    assert running.returncode == 130
    assert INTERRUPTED in said
    assert "Traceback" not in said


@pytest.mark.parametrize("is_taken_back", [False, True], ids=["goes on", "is taken back"])
@pytest.mark.parametrize(
    ("place", "name", "is_published"),
    [
        (Publication, "begin", False),
        (Publication, "put", False),
        (Publication, "put_by", False),
        (Publication, "commit", False),
        (publication_module, "exchange", False),
        (Publication, "_note", True),
        (Memory, "write", True),
        (Glance, "keep", True),
        (press, "Built", True),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_killed_build_harms_nothing(
    printer: Printer,
    expected: Files,
    place: object,
    name: str,
    is_published: bool,
    is_taken_back: bool,
) -> None:
    before = printer.published()
    ended = printer.cut_short(lambda: setattr(place, name, killed))
    assert ended == -signal.SIGKILL
    assert printer.published() == (expected if is_published else before)
    if is_taken_back:
        printer.change_back()
    printer.print()
    assert printer.published() == (before if is_taken_back else expected)
    assert {item.name for item in printer.folder.iterdir()} == {*LEFT, printer.stage.name}


@pytest.fixture
def many_hands(monkeypatch: pytest.MonkeyPatch, may_fork: None) -> None:
    """Every page deserves a process of its own."""
    monkeypatch.setattr(making, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr("inspiration.press.making.os.cpu_count", lambda: 3)


def in_workers(act: Callable[[], None]) -> Callable[..., object]:
    """The making of pages, before which `act` happens in the processes that were forked."""
    here, make = os.getpid(), Workshop.make

    def made(*words: object, **more: object) -> object:
        if os.getpid() != here:
            act()
        return make(*words, **more)  # type: ignore[arg-type]

    return made


@pytest.mark.usefixtures("many_hands")
def test_what_a_killed_worker_was_doing_is_done_again(
    printer: Printer, expected: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = printer.folder / "tue"

    def die() -> None:
        told.touch()
        killed()

    monkeypatch.setattr(Workshop, "make", in_workers(die))
    printer.print()
    assert told.exists()
    assert printer.published() == expected


@pytest.mark.usefixtures("unharmed", "many_hands")
def test_an_interruption_ends_the_workers(
    printer: Printer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    workers = tmp_path / "ouvriers"
    workers.mkdir()

    def interrupted() -> None:
        here = os.getpid()

        def interrupt() -> None:
            (workers / str(os.getpid())).touch()
            os.kill(here, signal.SIGINT)
            signal.pause()

        monkeypatch.setattr(Workshop, "make", in_workers(interrupt))
        with pytest.raises(KeyboardInterrupt):
            printer.print()
        for worker in workers.iterdir():
            with pytest.raises(ProcessLookupError):
                os.kill(int(worker.name), 0)

    alone(interrupted)
    assert any(workers.iterdir())


@pytest.mark.usefixtures("unharmed", "many_hands")
def test_a_fault_in_a_worker_is_told(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise out_of_space()

    with monkeypatch.context() as patch:
        patch.setattr(Workshop, "make", in_workers(fail))
        with pytest.raises(PressError, match="Le disque est plein"):
            printer.print()


def test_a_build_killed_between_two_renames_is_mended(
    printer: Printer, expected: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a disk cannot exchange two folders, there is an instant without a site."""

    def without_exchange() -> None:
        exchange_module._swap = lambda one, other: False  # type: ignore[assignment]
        rename = Path.rename

        def renamed(self: Path, target: Path) -> Path:
            done = rename(self, target)
            if self == printer.site:
                killed()
            return done

        Path.rename = renamed  # type: ignore[method-assign]

    before = printer.published()
    printer.cut_short(without_exchange)
    assert not printer.site.exists()
    with monkeypatch.context() as patch, pytest.raises(PressError):
        patch.setattr(publication_module, "exchange", failing(out_of_space()))
        printer.print()
    assert printer.published() == before
    printer.print()
    assert printer.published() == expected


def test_two_builds_with_one_cache_do_not_disturb_each_other(
    printer: Printer, expected: Files
) -> None:
    shutil.rmtree(printer.folder / ".cache")
    other = printer.folder / "autre"
    child = os.fork()
    if child == 0:
        try:
            printer.print(site_dir=other)
        finally:
            os._exit(0)
    printer.print()
    os.waitpid(child, 0)
    assert printer.published() == read(other) == expected
