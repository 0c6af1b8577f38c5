"""Whatever happens to a build, what was published stays whole, and the next build is right."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest
from click.testing import CliRunner

from inspiration.cli import main
from inspiration.images.cache import ImageCache
from inspiration.pages.templates import theme_folder
from inspiration.plugins.files import OutputFile
from inspiration.press import build as press
from inspiration.press import exchange as exchange_module
from inspiration.press.build import build
from inspiration.press.configuration import Order, PressError
from inspiration.press.faults import INTERRUPTED, UNTOUCHED
from tests.content_builder import ContentBuilder
from tests.images.photographs import scenery, with_secrets
from tests.trust.city import configured

AT = "2020-06-01T12:00"
Files = dict[str, bytes]


class Printer:
    """A small magazine that is published, then changed, so that a build has something to do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site = folder / "site"
        self.content = ContentBuilder(folder / "content")
        self.config = configured(folder)
        self.content.write("articles/un/salle.jpg", with_secrets(scenery(320, 240)))
        picture = "image: {fichier: salle.jpg, alt: Une salle, credit: Ville}"
        self.content.article("un/index", f"titre: Premier\n{picture}")
        self.content.poc("essai", "communes: [Lille]")
        self.content.write("guide/index.md", "# Guide\n\nComment écrire.\n")

    def change(self) -> None:
        """Write something new."""
        self.content.article("deux", "titre: Deuxième")

    def print(self, **changes: Path) -> None:
        """Build, here and now."""
        build(Order(**{"config_file": self.config, "site_dir": self.site, **changes}, at=AT))

    def command(self) -> list[str]:
        """The command that builds, as an editor types it."""
        words = ("build", "--at", AT, "--config", str(self.config), "--site-dir", str(self.site))
        return [sys.executable, "-m", "inspiration", *words]

    def published(self) -> Files:
        """Every file of the site."""
        return read(self.site)

    def cut_short(self, before: Callable[[], None]) -> int:
        """Build in a process of its own after `before`; return how it ended."""
        child = os.fork()
        if child == 0:
            before()
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            try:
                self.print()
            finally:
                os._exit(0)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def read(folder: Path) -> Files:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A magazine published once; tests work on copies, cache included."""
    printer = Printer(tmp_path_factory.mktemp("origine"))
    printer.print()
    return printer.folder


@pytest.fixture(scope="module")
def expected(origin: Path, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """What the next build must give, from nothing."""
    folder = tmp_path_factory.mktemp("attendu")
    printer = Printer(folder)
    printer.change()
    printer.print()
    return printer.published()


@pytest.fixture
def printer(origin: Path, tmp_path: Path) -> Printer:
    """A copy of the magazine, published, with something new to publish."""
    folder = tmp_path / "essai"
    shutil.copytree(origin, folder)
    found = Printer(folder)
    found.change()
    return found


@pytest.fixture
def unharmed(printer: Printer, expected: Files) -> Iterator[None]:
    """Around a fault: nothing published changed, nothing lies about, the next build is right."""
    before = printer.published()
    yield
    assert printer.published() == before
    lying_about = {item.name for item in printer.folder.iterdir()}
    assert lying_about <= {"site", "content", "mkdocs.yml", ".cache"}
    printer.print()
    assert printer.published() == expected


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
        (OutputFile, "copy_file"),
        (Path, "write_bytes"),
        (press, "keep_unchanged"),
        (press, "exchange"),
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
        patch.setattr(press, "exchange", failing(error))
        with pytest.raises(PressError, match=words):
            printer.print()


def test_a_mistake_of_the_program_is_not_hidden(
    printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press, "exchange", failing(ZeroDivisionError()))
    with pytest.raises(ZeroDivisionError):
        printer.print()


@pytest.mark.usefixtures("unharmed")
def test_an_interruption_is_told(printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(OutputFile, "copy_file", failing(KeyboardInterrupt()))
        done = CliRunner().invoke(main, printer.command()[3:])
    assert done.exit_code == 130
    assert INTERRUPTED in done.output


@pytest.mark.usefixtures("unharmed")
def test_ctrl_c_stops_a_build_and_all_its_processes(printer: Printer) -> None:
    shutil.rmtree(printer.folder / ".cache")
    stage = printer.folder / ".site.suivant"
    with subprocess.Popen(
        printer.command(), stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        while running.poll() is None and not stage.exists():
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


@pytest.mark.parametrize("place", ["copy_file", "keep_unchanged", "exchange", "_measure"])
def test_a_killed_build_harms_nothing(printer: Printer, expected: Files, place: str) -> None:
    before = printer.published()
    where = OutputFile if place == "copy_file" else press
    ended = printer.cut_short(lambda: setattr(where, place, killed))
    assert ended == -signal.SIGKILL
    assert printer.published() == (expected if place == "_measure" else before)
    printer.print()
    assert printer.published() == expected
    assert {item.name for item in printer.folder.iterdir()} == {
        "site",
        "content",
        "mkdocs.yml",
        ".cache",
    }


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
        patch.setattr(press, "keep_unchanged", failing(out_of_space()))
        printer.print()
    assert printer.published() == before
    printer.print()
    assert printer.published() == expected


def halved(content: bytes) -> bytes:
    return content[: len(content) // 2]


def flipped(content: bytes) -> bytes:
    """One bit in the middle, and one in each block of a database."""
    damaged = bytearray(content)
    for place in range(len(damaged) // 2 % 4_096, len(damaged), 4_096):
        damaged[place] ^= 0x10
    return bytes(damaged)


@pytest.mark.parametrize(
    "damage",
    [halved, flipped, lambda content: b"", lambda content: b"\0" * len(content)],
    ids=["truncated", "flipped", "emptied", "blanked"],
)
def test_a_damaged_cache_is_made_again(
    printer: Printer, expected: Files, damage: Callable[[bytes], bytes]
) -> None:
    kept = [file for file in (printer.folder / ".cache").rglob("*") if file.is_file()]
    assert len(kept) > 5
    for file in kept:
        content = damage(file.read_bytes())
        file.unlink()  # the site may share its bytes
        file.write_bytes(content)
    printer.print()
    assert printer.published() == expected


def test_a_cache_of_another_version_is_made_again(printer: Printer, expected: Files) -> None:
    bases = [*(printer.folder / ".cache").rglob("*.sqlite3")]
    assert bases
    for file in bases:
        with sqlite3.connect(file) as base:
            base.execute("PRAGMA user_version = 999")
        base.close()
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
    stat = photo.stat()
    before = {path for path in printer.published() if path.startswith("medias/salle")}
    assert before
    photo.write_bytes(with_secrets(scenery(320, 240, seed=8)))
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
