"""The templates of entry that editors copy: each, once filled, is an entry without error."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from inspiration.library.content import read_content
from inspiration.model.kinds import FOLDERS

CONTENT = Path(__file__).resolve().parents[2] / "content"


def fill(template: str, number: int = 7) -> str:
    text = (CONTENT / "modeles" / f"{template}.md").read_text(encoding="utf-8")
    for name, value in {"titre": "Un essai : pour voir", "date": "2020-06-15"}.items():
        text = text.replace(f"{{{name}}}", value)
    return text.replace("{numero}", str(number))


def content_with(tmp_path: Path, template: str) -> Path:
    for shared in ("vocabulaires", "territoire"):
        shutil.copytree(CONTENT / shared, tmp_path / shared)
    slug = "numero-7" if template == "numero" else "un-essai"
    names = {(FOLDERS[template], slug, template), ("numeros", "numero-7", "numero")}
    for folder, name, source in names:
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{name}.md").write_text(fill(source), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("template", FOLDERS)
def test_a_filled_template_is_an_entry_without_error(tmp_path: Path, template: str) -> None:
    content = read_content(content_with(tmp_path, template))
    assert [problem for problem in content.problems if problem.is_error] == []
    titles = {entry.key: entry.title for entry in content.of_kind(FOLDERS[template])}
    assert set(titles.values()) == {"Un essai : pour voir"}


@pytest.mark.parametrize("template", ["article", "numero", "poc", "evenement"])
def test_what_a_template_starts_is_a_draft(tmp_path: Path, template: str) -> None:
    entries = read_content(content_with(tmp_path, template)).of_kind(FOLDERS[template])
    assert all(entry.draft for entry in entries)


def test_words_of_a_template_are_told_once_it_is_no_draft(tmp_path: Path) -> None:
    file = content_with(tmp_path, "article") / "articles/un-essai.md"
    assert "modele-a-remplir" not in rules_told(tmp_path)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("brouillon: true\n", ""), encoding="utf-8")
    assert "modele-a-remplir" in rules_told(tmp_path)


def rules_told(root: Path) -> set[str]:
    return {problem.rule for problem in read_content(root).problems}


def test_every_template_of_the_content_has_a_kind() -> None:
    names = {path.stem for path in (CONTENT / "modeles").glob("*.md")}
    assert names == set(FOLDERS)


@pytest.mark.parametrize("template", FOLDERS)
def test_every_key_offered_in_a_comment_is_a_known_key(tmp_path: Path, template: str) -> None:
    """Uncomment the example keys: a template must not teach a key that does not exist."""
    text = fill(template)
    offered = [line.removeprefix("# ") for line in text.splitlines() if is_key_comment(line)]
    folder = content_with(tmp_path, template)
    slug = "numero-7" if template == "numero" else "un-essai"
    path = folder / FOLDERS[template] / f"{slug}.md"
    head, _, body = fill(template).partition("\n---\n")
    written = {line.split(":")[0] for line in head.splitlines() if line[:1].isalpha()}
    added = [line for line in offered if line.split(":")[0] not in written]
    path.write_text("\n".join([head, *added]) + f"\n---\n{body}", encoding="utf-8")
    unknown = [p for p in read_content(folder).problems if p.rule == "cle-inconnue"]
    assert unknown == []


def is_key_comment(line: str) -> bool:
    """A commented key with a value: `# surtitre: …`, not a sentence."""
    name, colon, value = line.removeprefix("# ").partition(": ")
    return (
        line.startswith("# ") and bool(colon and value) and name.isidentifier() and name.islower()
    )
