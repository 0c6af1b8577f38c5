"""`inspiration edition`, and the editions of a build."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from inspiration.cli.edition import edition
from inspiration.editions import MissingToolsError
from inspiration.plugins import editions as plugin
from tests.content_builder import ContentBuilder
from tests.editions.magazine import write_issue

CONFIGURATION = """
site_name: Essai(s)
site_url: https://magazine.example/
docs_dir: content
theme: {{name: material, custom_dir: {theme}}}
plugins:
  - inspiration/magazine: {{at: "2020-06-01T12:00", tag_authority: "magazine.example,2019"}}
  - inspiration/showcase
  - inspiration/images
{more}
"""
THEME = Path(__file__).parents[2] / "theme"


@pytest.fixture
def magazine(content: ContentBuilder, tmp_path: Path) -> Path:
    """A magazine ready to be built; its configuration."""
    write_issue(content)
    return configured(tmp_path)


def configured(folder: Path, more: str = "") -> Path:
    file = folder / "mkdocs.yml"
    file.write_text(CONFIGURATION.format(theme=THEME, more=more))
    return file


def run(magazine: Path, *words: str) -> Result:
    return CliRunner().invoke(edition, [*words, "--config", str(magazine)])


def test_it_writes_both_formats_and_says_their_weight(magazine: Path, tmp_path: Path) -> None:
    done = run(magazine, "1", "--output", str(tmp_path / "out"))
    assert done.exit_code == 0, done.output
    assert (tmp_path / "out/numero-1.pdf").read_bytes()[:5] == b"%PDF-"
    assert (tmp_path / "out/numero-1.epub").read_bytes()[:2] == b"PK"
    pdf, epub = done.output.splitlines()
    assert "(PDF, " in pdf and " pages, " in pdf and pdf.endswith(" ko)")
    assert "(EPUB, " in epub


def test_one_format_alone(magazine: Path, tmp_path: Path) -> None:
    done = run(magazine, "1", "--epub", "--output", str(tmp_path / "out"))
    assert done.exit_code == 0, done.output
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["numero-1.epub"]


def test_a_numero_that_is_not_out_yet_does_not_exist(magazine: Path) -> None:
    done = run(magazine, "1", "--epub", "--at", "2020-03-01T12:00")
    assert done.exit_code == 1
    assert done.output == "Pas de numéro 1 à cet instant. Numéros parus : aucun.\n"


@pytest.fixture
def no_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise MissingToolsError("Il manque Pango.")

    monkeypatch.setattr(plugin, "require_tools", refuse)


@pytest.mark.usefixtures("no_pango")
def test_missing_tools_are_said_before_the_build(magazine: Path) -> None:
    config = configured_with_editions(magazine)
    config.plugins["inspiration/magazine"].on_config(config)
    with pytest.raises(PluginError, match="Il manque Pango"):
        config.plugins["inspiration/editions"].on_config(config)


def configured_with_editions(magazine: Path):  # type: ignore[no-untyped-def]
    """The configuration with the plugin, registered whatever entry points are installed."""
    config = load_config(str(configured(magazine.parent)))
    found = plugin.EditionsPlugin()
    found.load_config({"formats": ["epub"]})
    config.plugins["inspiration/editions"] = found
    found.config["formats"] = ["pdf", "epub"]
    return config


def test_a_build_publishes_the_editions(magazine: Path) -> None:
    config = configured_with_editions(magazine)
    config.plugins["inspiration/editions"].config["formats"] = ["epub"]
    build(config)
    folder = Path(config.site_dir) / "editions"
    assert [file.name for file in folder.iterdir()] == ["numero-1.epub"]


@pytest.mark.usefixtures("no_pango")
def test_the_preview_makes_none_and_offers_none(magazine: Path) -> None:
    """It needs no tool either: whoever writes may have none."""
    config = configured_with_editions(magazine)
    config.plugins["inspiration/magazine"].config["preview"] = True
    build(config)
    site = Path(config.site_dir)
    assert not (site / "editions").exists()
    page = (site / "numeros/numero-1/index.html").read_text(encoding="utf-8")
    assert "Dehors, enfin" in page
    assert "/editions/" not in page and "Télécharger" not in page
