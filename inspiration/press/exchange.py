"""Put the next site in the place of the last, so that no reader ever meets half of one."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


def keep_unchanged(stage: Path, last: Path) -> set[str]:
    """Give files that did not change their former inode and time; tell the paths of the others.

    rsync and object stores then upload only what is new.
    """
    # Only now: most builds know what the last site holds.
    import filecmp

    changed = set()
    for folder, _, names in os.walk(stage):
        relative = Path(folder).relative_to(stage)
        for name in names:
            new, old = Path(folder) / name, last / relative / name
            if not old.is_file() or old.is_symlink():
                changed.add((relative / name).as_posix())
            elif new.samefile(old):
                continue
            elif filecmp.cmp(new, old, shallow=False):
                try:
                    _relink(old, new)
                except OSError:
                    shutil.copystat(old, new)
            else:
                changed.add((relative / name).as_posix())
    return changed


def _relink(old: Path, new: Path) -> None:
    linked = new.with_name(f"{new.name}.lien")
    linked.hardlink_to(old)
    linked.replace(new)


def exchange(stage: Path, site: Path) -> None:
    """Make `stage` the site. The last site is then found in `stage`.

    Raises:
        OSError: the folder cannot be written; the last site is untouched.
    """
    if not site.exists():
        stage.rename(site)
        return
    if _swap(stage, site):
        return
    former = _former(stage)
    shutil.rmtree(former, ignore_errors=True)
    site.rename(former)
    try:
        stage.rename(site)
    except OSError:
        former.rename(site)
        raise
    with suppress(OSError):
        former.rename(stage)


def recover(stage: Path, site: Path) -> None:
    """Put the last site back when a machine without exchange stopped between two renames."""
    former = _former(stage)
    if not former.is_dir():
        return
    if not site.exists():
        former.rename(site)
    shutil.rmtree(former, ignore_errors=True)


def _former(stage: Path) -> Path:
    return stage.with_name(f"{stage.name}.ancien")


def _swap(one: Path, other: Path) -> bool:
    """Exchange two folders in one system call (renameat2, Linux); tell whether it was done."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    done = libc.renameat2(
        _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE
    )
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.EXDEV):
        return False
    raise OSError(code, os.strerror(code), str(other))
