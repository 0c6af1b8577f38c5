"""A fault of a disk or of a tool is told: what was published stays, the next build is right."""

from __future__ import annotations

import errno
import resource
import shutil
import sqlite3
import subprocess
from concurrent.futures.process import BrokenProcessPool
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from inspiration.images.cache import ImageCache
from inspiration.pages.templates import theme_folder
from inspiration.press import incremental
from inspiration.press import publication as publication_module
from inspiration.press.errors import PressError
from inspiration.press.faults import UNTOUCHED
from inspiration.press.publication import Publication
from tests.trust.city import configured
from tests.trust.failures import failing, out_of_space
from tests.trust.printer import Files, Printer, read


@pytest.mark.usefixtures("unharmed")
@pytest.mark.parametrize(
    ("place", "name"),
    [
        (incremental, "read_content"),
        (Publication, "begin"),
        (publication_module, "catch_up"),
        (Publication, "put"),
        (Publication, "put_by"),
        (publication_module, "write"),
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
