"""Whatever happens to a build, what was published stays whole, and the next build is right."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from click.testing import CliRunner

from inspiration.cli import main
from inspiration.images.cache import ImageCache
from inspiration.ledger import Ledger
from inspiration.pages.templates import theme_folder
from inspiration.press import build as press
from inspiration.press import exchange as exchange_module
from inspiration.press import incremental, making
from inspiration.press import publication as publication_module
from inspiration.press.build import build
from inspiration.press.errors import PressError
from inspiration.press.faults import INTERRUPTED, UNTOUCHED
from inspiration.press.glance import Glance
from inspiration.press.order import Order
from inspiration.press.publication import Publication
from inspiration.press.settings import read_settings
from inspiration.press.store import Store
from inspiration.press.traces import Memory
from inspiration.press.workshop import Workshop
from tests.alone import alone, interruptible
from tests.images.photographs import scenery, with_secrets
from tests.trust.city import configured
from tests.trust.printer import LEFT, Files, Printer, read


def failing(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def out_of_space(_: object = None) -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/disque/fichier")


@pytest.mark.usefixtures("unharmed")
@pytest.mark.parametrize(
    ("place", "name"),
    [
        (incremental, "read_content"),
        (Publication, "begin"),
        (publication_module, "_catch_up"),
        (Publication, "put"),
        (Publication, "put_by"),
        (Path, "write_bytes"),
        (Publication, "commit"),
        (publication_module, "exchange"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_full_disk_is_told(
    printer: Printer, monkeypatch: pytest.MonkeyPatch, place: object, name: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(place, name, failing(out_of_space()))
        with pytest.raises(PressError, match="Le disque est plein") as told:
            printer.print()
    assert UNTOUCHED in str(told.value)


@pytest.mark.usefixtures("unharmed")
def test_a_disk_that_is_really_full_is_told_by_the_command(printer: Printer) -> None:
    done = subprocess.run(
        printer.command(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "Le disque est plein" in done.stderr or "Le cache ne peut pas" in done.stderr


@pytest.mark.usefixtures("unharmed")
@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.EROFS, "Read-only file system", "/site"), "Vérifiez les droits"),
        (PermissionError(errno.EACCES, "Permission denied", "/site"), "Vérifiez les droits"),
        (OSError(errno.EIO, "Input/output error"), "le disque a répondu par une erreur"),
        (MemoryError(), "La mémoire a manqué"),
        (BrokenProcessPool("gone"), "Un processus de la fabrication a été arrêté"),
        (sqlite3.OperationalError("disk I/O error"), "Le cache ne peut pas"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_nobody_s_mistake_is_told_in_french(
    printer: Printer, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(publication_module, "exchange", failing(error))
        with pytest.raises(PressError, match=words):
            printer.print()


def test_a_mistake_of_the_program_is_not_hidden(
    printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publication_module, "exchange", failing(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        printer.print()


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


def walled(script: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a script where it may mount what it likes, away from everyone else."""
    walls = ["unshare", "--user", "--map-root-user", "--mount"]
    tried = subprocess.run([*walls, "mount", "-t", "tmpfs", "t", "/mnt"], capture_output=True)
    if tried.returncode:
        pytest.skip("this system does not let a test mount a disk")
    return subprocess.run(
        [*walls, "sh", "-uc", script, "sh", *words], capture_output=True, text=True, check=False
    )


@pytest.mark.usefixtures("unharmed")
def test_a_disk_that_may_only_be_read_is_told(printer: Printer) -> None:
    script = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'
    done = walled(script, str(printer.folder), *printer.command())
    assert done.returncode == 1
    assert "Vérifiez les droits" in done.stderr
    assert UNTOUCHED in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("unharmed")
def test_a_disk_with_no_room_left_keeps_the_site_it_has(printer: Printer, tmp_path: Path) -> None:
    """A second copy of the site does not fit on that disk."""
    size = sum(len(content) for content in printer.published().values())
    small = tmp_path / "petit"
    small.mkdir()
    script = (
        'mount -t tmpfs -o size="$1" petit "$2" && cp -r "$3" "$2/site" && disk="$2" site="$3"; '
        'shift 3; "$@" --site-dir "$disk/site"; code=$?; diff -r "$site" "$disk/site" && '
        'test "$(ls -A "$disk")" = site && exit $code'
    )
    words = (str(size * 3 // 2), str(small), str(printer.site))
    done = walled(script, *words, *printer.command())
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stdout == ""
    assert "Le disque est plein" in done.stderr


def killed(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


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
        (press, "totals_of", True),
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
def many_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page deserves a process of its own."""
    monkeypatch.setattr(making, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr("inspiration.press.making.os.cpu_count", lambda: 3)
    # The threads of the test runner do nothing that a fork would break.
    monkeypatch.setattr("inspiration.crew.threading.active_count", lambda: 1)


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


@pytest.mark.usefixtures("unharmed")
def test_a_photograph_that_does_not_open_is_told(
    printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    denied = PermissionError(errno.EACCES, "Permission denied", "salle.jpg")
    with monkeypatch.context() as patch:
        patch.setattr(ImageCache, "facts", failing(denied))
        with pytest.raises(PressError, match=r"salle\.jpg.*ne s'ouvre pas"):
            printer.print()


@pytest.mark.usefixtures("unharmed")
def test_a_missing_font_is_named(
    printer: Printer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(theme_folder(), theme)
    (theme / "fonts/titre.woff2").unlink()
    with monkeypatch.context() as patch:
        patch.setattr("inspiration.pages.catalogue.theme_folder", lambda: theme)
        with pytest.raises(PressError, match=r"titre\.woff2.*il manque"):
            printer.print()


@pytest.mark.usefixtures("unharmed")
def test_a_missing_pagefind_is_told_with_the_line_to_type(
    printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    searching = configured(printer.folder, search=True)
    with monkeypatch.context() as patch:
        missing = failing(PackageNotFoundError("pagefind"))
        patch.setattr("inspiration.search.index.version", missing)
        with pytest.raises(PressError, match=r"pip install 'pagefind\[bin\]'"):
            printer.print(config_file=searching)
    configured(printer.folder)


@pytest.mark.usefixtures("unharmed")
@pytest.mark.parametrize("program", [None, Path("/bin/false"), Path("/bin/cat"), Path("/nowhere")])
def test_a_pagefind_that_does_not_answer_is_told(
    printer: Printer, monkeypatch: pytest.MonkeyPatch, program: Path | None
) -> None:
    """Its Python part is there; its program is missing, ends at once, or says something else."""
    searching = configured(printer.folder, search=True)
    with monkeypatch.context() as patch:
        patch.setattr("pagefind.service.get_executable", lambda: program)
        with pytest.raises(PressError, match=r"index de recherche.*pip install 'pagefind\[bin\]'"):
            printer.print(config_file=searching)
    configured(printer.folder)


@pytest.mark.parametrize("second", [0, 1, 4_000_000_000])
def test_a_clock_that_jumps_changes_nothing(
    printer: Printer, expected: Files, monkeypatch: pytest.MonkeyPatch, second: int
) -> None:
    for file in printer.content.root.rglob("*"):
        os.utime(file, (second, second))
    monkeypatch.setattr("time.time", lambda: float(second))
    printer.print()
    assert printer.published() == expected


def test_a_photograph_changed_under_a_frozen_clock_is_seen(printer: Printer) -> None:
    photo = printer.content.root / "articles/un/salle.jpg"
    another = with_secrets(scenery(320, 240, seed=8))
    size = max(len(another), photo.stat().st_size)
    photo.write_bytes(photo.read_bytes().ljust(size, b"\0"))
    printer.print()
    stat = photo.stat()
    before = {path for path in printer.published() if path.startswith("medias/salle")}
    assert before
    photo.write_bytes(another.ljust(size, b"\0"))
    os.utime(photo, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    printer.print()
    assert not before & printer.published().keys()


@pytest.mark.usefixtures("unharmed")
@pytest.mark.parametrize("epoch", ["demain", "9" * 30])
def test_an_instant_that_is_none_is_told(
    printer: Printer, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", epoch)
        with pytest.raises(PressError, match="SOURCE_DATE_EPOCH : reçu"):
            build(Order(printer.config, site_dir=printer.site))
        with pytest.raises(PressError, match="SOURCE_DATE_EPOCH : reçu"):
            printer.print()


def test_the_instant_of_a_build_is_not_that_of_the_next(printer: Printer) -> None:
    printer.print()
    assert read_settings(Order(printer.config, site_dir=printer.site)).at is None


def test_a_folder_that_holds_no_site_is_never_replaced(printer: Printer) -> None:
    diary = printer.content.write("../precieux/journal.txt", "Des années de travail.\n")
    with pytest.raises(PressError, match="contient autre chose qu'un site"):
        printer.print(site_dir=diary.parent)
    with pytest.raises(PressError, match="est un fichier"):
        printer.print(site_dir=diary)
    assert diary.read_text() == "Des années de travail.\n"


def test_a_link_to_the_site_stays_a_link(printer: Printer, expected: Files) -> None:
    link = printer.folder / "en-ligne"
    link.symlink_to(printer.site)
    printer.print(site_dir=link)
    assert link.is_symlink()
    assert read(link) == expected
