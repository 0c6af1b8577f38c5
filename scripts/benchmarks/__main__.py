"""`scripts/bench [images|text|press] …`: all three in turn when none is named."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from scripts.benchmarks import press
from scripts.benchmarks.machine import machine, program
from scripts.benchmarks.magazine import ROOT

SCRIPTS = ("images", "text")
WITH_FIGURES = ("images",)
"""Those that write their figures as JSON too, in the folder of `--out`."""
USAGE = "scripts/bench [images|text|press] [options of that benchmark; --help tells them]\n"


def main(arguments: list[str]) -> int:
    """Run what is asked; the status is that of the worst."""
    if not arguments:
        return max([*(keep(name, []) for name in SCRIPTS), press.main([])])
    subject, *rest = arguments
    if subject == "press":
        return press.main(rest)
    if subject in SCRIPTS:
        return keep(subject, rest)
    sys.stderr.write(USAGE)
    return 0 if subject in ("-h", "--help") else 2


def keep(name: str, options: list[str]) -> int:
    """Run a benchmark that tells lines; keep them with the machine, its failure included."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--out", type=Path, default=press.RESULTS)
    asked, others = parser.parse_known_args(options)
    figures = ["--out", str(asked.out)] if name in WITH_FIGURES else []
    command = [sys.executable, "-u", "-m", f"scripts.benchmarks.{name}", *figures, *others]
    lines = []
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            lines.append(line)
    if process.returncode:
        lines.append(f"Ended with the status {process.returncode}.\n")
    if not {"-h", "--help"} & set(options):
        asked.out.mkdir(parents=True, exist_ok=True)
        (asked.out / f"{name}.md").write_text(_report(name, lines), encoding="utf-8")
    return process.returncode


def _report(name: str, lines: list[str]) -> str:
    where = machine()
    return (
        f"# {name.capitalize()}, measured\n\nWritten by `scripts/bench {name}`: "
        f"{where['processor']}, {where['cores']} cores, {where['memory']}, {where['kernel']}, "
        f"Python {where['python']}, load {where['load']} at the end. Inspiration "
        f"{program(ROOT)}.\n\n```text\n{''.join(lines)}```\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
