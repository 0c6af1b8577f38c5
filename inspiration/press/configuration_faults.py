"""What is wrong in a configuration file, as an editor reads it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from inspiration.desk.report import as_text
from inspiration.library.yaml_faults import YamlFault, syntax_fault
from inspiration.model.nearest import nearest_hint
from inspiration.model.problem import Problem, Severity, line_and_column
from inspiration.press.settings import OURS

if TYPE_CHECKING:
    import yaml

UNKNOWN = "Unrecognised configuration name: "
"""How MkDocs tells a key that nothing reads."""
MISSING = "Required configuration not provided."
"""How MkDocs tells that a key is not there."""
_OPTION = re.compile(r"Plugin '([^']+)' (?:option|value) '([^']+)': ")
_NOT_INSTALLED = re.compile(r'The "([^"]+)" plugin is not installed')
_NO_FOLDER = re.compile(r"The path '([^']+)' isn't an existing")
_NO_THEME_FOLDER = re.compile(r"The path set in custom_dir \('([^']+)'\) does not exist")
_NO_THEME = re.compile(r"Unrecognised theme name: '([^']+)'.*?: (.+)", re.DOTALL)
_NO_EXTENSION = re.compile(r"Failed to load extension '([^']+)'")
_WRONG_TYPE = re.compile(
    r"(?:Expected type: <class '(?P<type>\w+)'>"
    r"|Expected a (?P<list>list) of items|Expected nav to be a (?P<menu>list)"
    r"|.*Expected a key-value mapping \((?P<dict>dict)\)).*",
    re.DOTALL,
)
_WRONG_CHOICE = re.compile(r"Expected one of: \((.+)\) but received: (.+)")
_SUB_OPTION = re.compile(r"Sub-option '([^']+)': ")
_TYPES = {
    "str": ("un texte", "mettez la valeur entre guillemets"),
    "bool": ("true ou false", "écrivez true (oui) ou false (non)"),
    "int": ("un nombre entier", "par exemple 30"),
    "float": ("un nombre", "par exemple 1.5"),
    "list": ("une liste", "une valeur par ligne, précédée d'un tiret"),
    "dict": ("un groupe de clés", "une clé par ligne, en retrait"),
}
_NO_SCHEME = "it should include the http:// (scheme)"


def refused(file: Path, faults: Sequence[tuple[str, str]]) -> str:
    """Say what MkDocs refuses in a configuration, at its line, and what to do.

    Args:
        file: The configuration.
        faults: For each, the key at the root of the file, and what MkDocs says of it.
    """
    text = file.read_text(encoding="utf-8-sig")
    problems = []
    for root, told in faults:
        for words in re.split(r"\n(?=Plugin ')", told):
            option = _OPTION.match(words)
            plugin, key = option.groups() if option else ("", root)
            rule, message, hint, where = _translated(
                plugin, key, words[option.end() :] if option else words
            )
            line, column = _place(text, plugin, where)
            problems.append(
                Problem(file.name, line, column, key, rule, Severity.ERROR, message, hint)
            )
    return as_text(problems, file.parent)


def _translated(plugin: str, key: str, words: str) -> tuple[str, str, str, str]:
    """The rule, the message and the hint for what MkDocs says, and the word to look for."""
    if words.startswith(UNKNOWN):
        hint = nearest_hint(key, _known_keys(plugin)) or "ôtez-la, ou vérifiez son nom"
        return "cle-inconnue", f"clé inconnue `{key}`", hint, key
    if words == MISSING:
        return "cle-obligatoire", f"la clé `{key}` manque", f"ajoutez une ligne « {key}: … »", key
    if absent := _NOT_INSTALLED.match(words):
        hint = nearest_hint(absent[1], sorted(OURS)) or "installez-la, ou ôtez cette ligne"
        return "choix", f"l'extension « {absent[1]} » n'est pas installée", hint, absent[1]
    if absent := _NO_FOLDER.match(words):
        message = f"le dossier « {Path(absent[1]).name} » n'existe pas"
        return "illisible", message, f"vérifiez la clé `{key}`", key
    if _NO_SCHEME in words:
        hint = "écrivez-la en entier, par exemple https://www.exemple.fr/"
        return "adresse", f"`{key}` attend une adresse", hint, key
    return _of_another_form(key, words)


def _of_another_form(key: str, words: str) -> tuple[str, str, str, str]:
    """The same, for a value that is not what its key asks."""
    if absent := _NO_THEME_FOLDER.match(words):
        message = f"le dossier « {absent[1]} » n'existe pas"
        hint = "vérifiez `custom_dir`, qui part du dossier de ce fichier"
        return "illisible", message, hint, "custom_dir"
    if theme := _NO_THEME.match(words):
        message = f"l'allure « {theme[1]} » n'est pas installée"
        return "choix", message, f"choisissez parmi : {theme[2]}", key
    if extension := _NO_EXTENSION.match(words):
        message = f"l'extension « {extension[1]} » n'est pas installée"
        return "choix", message, "vérifiez son nom, ou ôtez cette ligne", extension[1]
    if choice := _WRONG_CHOICE.match(words):
        known = choice[1].replace("'", "").rstrip(",")
        return (
            "choix",
            f"`{key}` attend {known}, et non {choice[2]}",
            "choisissez-en parmi eux",
            key,
        )
    if inner := _SUB_OPTION.match(words):
        rest = words[inner.end() :].split("\n", 1)[0]
        if rest.startswith("Unrecognised"):
            return (
                "cle-inconnue",
                f"clé inconnue `{key}.{inner[1]}`",
                "ôtez-la, ou vérifiez son nom",
                key,
            )
        return (*_of_another_form(f"{key}.{inner[1]}", rest)[:3], key)
    if wrong := _WRONG_TYPE.match(words):
        asked, hint = _TYPES.get(next(filter(None, wrong.groups())), ("une autre valeur", ""))
        return "type", f"`{key}` attend {asked}", hint, key
    return "type", f"`{key}` : {words}", "", key


def _known_keys(plugin: str) -> tuple[str, ...]:
    """The keys of one of our plugins, or those at the root of a configuration."""
    # Only now: a configuration is seldom at fault.
    from mkdocs.config.defaults import MkDocsConfig

    from inspiration.plugins import editions, settings

    ours = {
        "inspiration/magazine": settings.MagazineConfig,
        "inspiration/showcase": settings.ShowcaseConfig,
        "inspiration/images": settings.ImagesConfig,
        "inspiration/feeds": settings.FeedsConfig,
        "inspiration/editions": editions.EditionsConfig,
    }
    return tuple(ours[plugin]()) if plugin in ours else tuple(MkDocsConfig())


def _place(text: str, plugin: str, word: str) -> tuple[int, int]:
    """The line and the column, from 1, of a word of the configuration, after a plugin's name."""
    start = max(text.find(plugin), 0)
    found = re.compile(rf"^[ -]*({re.escape(word)})\b", re.MULTILINE).search(text, start)
    place = found.start(1) if found else start
    return line_and_column(text, place)


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
