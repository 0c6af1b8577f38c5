"""What stops a build though nobody mistyped anything: a full disk, a closed folder, no memory.

Said in French, with what to do. What is not in this list is a mistake of the program, and raises.
"""

from __future__ import annotations

import errno
from pathlib import Path

UNTOUCHED = "Ce qui était publié n'a pas changé."
INTERRUPTED = f"Interrompu. {UNTOUCHED}"
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_WORDS = {
    errno.ENOENT: "il manque",
    errno.ENAMETOOLONG: "son nom est trop long pour ce disque",
    errno.EIO: "le disque a répondu par une erreur",
    errno.EMFILE: "trop de fichiers sont ouverts",
    errno.ENFILE: "trop de fichiers sont ouverts",
    errno.ENOTDIR: "un fichier se trouve là où il faut un dossier",
    errno.EISDIR: "un dossier se trouve là où il faut un fichier",
    errno.ENOTEMPTY: "le dossier n'est pas vide",
    errno.EBUSY: "un autre programme s'en sert",
}


def words_of(error: BaseException) -> str | None:
    """What happened and what to do; None for an error of the program."""
    # Only now: most runs meet no error, and these are long to load.
    import sqlite3
    from concurrent.futures import BrokenExecutor

    if isinstance(error, OSError):
        return f"{_of_the_disk(error)} {UNTOUCHED}"
    if isinstance(error, sqlite3.Error):
        closed = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in closed:
            return (
                "L'accès est refusé au dossier .cache/inspiration. Vérifiez les droits, relancez. "
                f"{UNTOUCHED}"
            )
        return (
            f"Le cache ne peut pas être lu ou écrit ({error}). Libérez de la place sur le disque, "
            f"ou effacez le dossier .cache/inspiration, puis relancez. {UNTOUCHED}"
        )
    if isinstance(error, MemoryError):
        return f"La mémoire a manqué. Fermez d'autres programmes, puis relancez. {UNTOUCHED}"
    if isinstance(error, BrokenExecutor):
        return (
            "Un processus de la fabrication a été arrêté, sans doute faute de mémoire. "
            f"Relancez : ce qui est fait est gardé. {UNTOUCHED}"
        )
    return None


def _of_the_disk(error: OSError) -> str:
    name = error.filename2 or error.filename
    place = f" « {Path(str(name))} »" if name else ""
    if error.errno in _FULL:
        return f"Le disque est plein : impossible d'écrire{place}. Libérez de la place, relancez."
    if error.errno in _CLOSED:
        return f"L'accès est refusé{f' à{place}' if place else ''}. Vérifiez les droits, relancez."
    reason = _WORDS.get(error.errno or 0, error.strerror or "le fichier ne répond pas")
    return f"Le fichier{place} pose problème : {reason}. Réparez-le, relancez."
