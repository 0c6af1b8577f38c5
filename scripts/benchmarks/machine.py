"""The machine and the programs that figures come from: enough to compare, nothing to find it by."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

_RESULTS = "scripts/bench-results"


def machine() -> dict[str, str]:
    """Processor, cores, memory, kernel, Python, and how busy it was when asked."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{_memory() / 2**30:.0f} GiB",
        "kernel": f"{platform.system()} {re.split('[-+]', platform.release())[0]}",
        "python": platform.python_version(),
        "load": f"{os.getloadavg()[0]:.1f}",
    }


def program(clone: Path) -> str:
    """The version of the program and the commit of its clone."""
    told = version("inspiration")
    with suppress(OSError, subprocess.CalledProcessError):
        told += f" at {_git(clone, 'rev-parse', '--short', 'HEAD')}"
        # The results are written after each size: they make no other program.
        told += "-dirty" * bool(_git(clone, "diff", "HEAD", "--name-only", "--", f":!{_RESULTS}"))
    return told


def _git(clone: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(clone), *words], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def _processor() -> str:
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return " ".join(line.partition(":")[2].split())
    return platform.processor() or platform.machine()


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
