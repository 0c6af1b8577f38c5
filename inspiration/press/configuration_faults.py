"""What is wrong in a configuration file that cannot be read, as an editor reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inspiration.desk.report import as_text
from inspiration.library.yaml_values import YamlFault, syntax_fault
from inspiration.model.problem import Problem, Severity

if TYPE_CHECKING:
    import yaml


def explained(file: Path, error: yaml.YAMLError) -> str:
    """Say what the parser met in a configuration, at its line, and what to do.

    `file` is the configuration that was asked for; the fault may be in one that it inherits.
    """
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    named = Path(mark.name) if mark else file
    faulty = named if named.is_file() else file
    found = _fault(faulty.read_bytes(), error)
    problem = Problem(
        faulty.name,
        found.line,
        found.column,
        "",
        found.rule,
        Severity.ERROR,
        found.message,
        found.hint,
    )
    return as_text([problem], faulty.parent)


def _fault(data: bytes, error: yaml.YAMLError) -> YamlFault:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return YamlFault(
            data.count(b"\n", 0, fault.start) + 1,
            fault.start - data.rfind(b"\n", 0, fault.start),
            "encodage",
            "le fichier n'est pas en UTF-8",
            "ouvrez-le dans votre éditeur et enregistrez-le avec l'encodage UTF-8",
        )
    return syntax_fault(error, text, "la configuration")
