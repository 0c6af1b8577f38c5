"""The web form is made from the model, and what it writes passes the check."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from playwright.sync_api import Page, ViewportSize

from inspiration.desk.cms import Forge, cms_config
from inspiration.desk.cms_bundle import PACKAGE, SCHEMA, BundleFault, write_bundle
from inspiration.library import read_content
from inspiration.model.kinds import KINDS, known_keys
from inspiration.pages.site import Site
from tests.browser import chromium
from tests.content_builder import ContentBuilder
from tests.images.photographs import jpeg, scenery

ROOT = Path(__file__).parents[2]
BUNDLE = ROOT / ".cache/cms"
CONTENT = read_content(ROOT / "content")
SITE = Site("Essai", "https://example.org/")


def config(backend: str = "github") -> dict[str, Any]:
    repository = "" if backend == "test-repo" else "organisme/magazine"
    return cms_config(CONTENT, SITE, Forge(backend, repository))


def fields(kind: str) -> dict[str, dict[str, Any]]:
    collection = next(c for c in config()["collections"] if c["name"] == kind)
    return {field["name"]: field for field in collection["fields"]}


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_every_kind_is_in_the_form(kind: str) -> None:
    assert set(fields(kind)) == {*known_keys(KINDS[kind]), "body"}
    for name, field in fields(kind).items():
        assert field["label"] and field.get("hint"), name


def test_the_fields_follow_the_model() -> None:
    article, poc = fields("articles"), fields("poc")
    assert article["numero"]["widget"] == "relation"
    assert article["numero"]["collection"] == "numeros"
    assert {"label": "Méthode", "value": "methode"} in article["genre"]["options"]
    assert article["brouillon"]["default"] is True
    assert poc["sources"]["required"] and poc["sources"]["widget"] == "list"
    assert poc["incertain"]["widget"] == "keyvalue"
    image = {field["name"]: field for field in article["image"]["fields"]}
    assert (article["image"]["widget"], image["fichier"]["widget"]) == ("object", "image")
    assert {"alt", "decorative", "credit", "legende"} <= set(image)


def test_the_pictures_of_the_text_are_described_in_the_form() -> None:
    pictures = fields("articles")["images"]
    assert pictures["widget"] == "list"
    record = {field["name"]: field for field in pictures["fields"]}
    assert record["fichier"]["widget"] == "image" and record["fichier"]["required"]
    assert record["credit"]["required"] and not record["alt"]["required"]


def test_what_nobody_knows_is_left_unsaid() -> None:
    pictures = fields("articles")["images"]
    record = {field["name"]: field for field in pictures["fields"]}
    assert record["personnes_reconnaissables"]["widget"] == "select"
    assert [choice["value"] for choice in record["personnes_reconnaissables"]["options"]] == [
        True,
        False,
    ]
    assert record["anime"]["widget"] == "boolean"


def test_entries_are_reviewed_on_branches_and_previewed_at_their_address() -> None:
    found = config()
    assert found["publish_mode"] == "editorial_workflow"
    paths = {c["name"]: c["preview_path"] for c in found["collections"]}
    assert (paths["poc"], paths["pages"]) == ("poc/{{slug}}/", "{{slug}}/")


def test_a_program_that_is_missing_is_said_in_french(tmp_path: Path) -> None:
    with pytest.raises(BundleFault, match="scripts/cms"):
        write_bundle(tmp_path, tmp_path / "admin")


@pytest.fixture(scope="module")
def bundle() -> Path:
    """The program, fetched once; nothing is tested without it, and that is said aloud."""
    if not (BUNDLE / PACKAGE).is_dir():
        if shutil.which("npm") is None:
            pytest.skip("LE FORMULAIRE N'EST PAS ESSAYÉ : npm manque sur cette machine")
        fetched = subprocess.run([str(ROOT / "scripts/cms")], capture_output=True, text=True)
        if fetched.returncode:
            pytest.skip(f"LE FORMULAIRE N'EST PAS ESSAYÉ : {fetched.stderr.strip()}")
    return BUNDLE


@pytest.mark.browser
@pytest.mark.parametrize("backend", ["github", "gitlab", "test-repo"])
def test_the_form_takes_its_configuration(bundle: Path, backend: str) -> None:
    schema = json.loads((bundle / SCHEMA).read_text(encoding="utf-8"))
    assert [e.message for e in Draft7Validator(schema).iter_errors(config(backend))] == []


@pytest.fixture
def served(bundle: Path, tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "admin"
    write_bundle(bundle, folder)
    (folder / "config.json").write_text(json.dumps(config("test-repo")), encoding="utf-8")
    with chromium.served(folder) as origin:
        yield f"{origin}/"


READ_FILES = """async () => {
  const found = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === 'directory') await walk(handle, `${path}${name}/`);
      else found[path + name] = await (await handle.getFile()).text();
    }
  };
  await walk(await navigator.storage.getDirectory(), '');
  return found;
}"""
"""The test backend keeps its files in the browser's own file system."""


def fill(page: Page, key: str, words: str) -> None:
    box = page.locator(f'section[data-key-path="{key}"]').first
    box.scroll_into_view_if_needed()
    box.locator("input, textarea").first.fill(words)


def add(page: Page, key: str) -> None:
    box = page.locator(f'section[data-key-path="{key}"]').first
    box.scroll_into_view_if_needed()
    box.get_by_role("button", name="Ajouter").first.click()


@pytest.mark.browser
def test_a_poc_typed_in_the_form_passes_the_check(
    served: str, content: ContentBuilder, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.jpg"
    plan.write_bytes(jpeg(scenery()))
    with ThreadPoolExecutor(1) as thread:
        # A thread of its own: another test's browser may still be open in this one.
        files, asked = thread.submit(_typed_in_the_form, served, plan).result()
    assert [url for url in asked if "://127.0.0.1" not in url and "://" in url[:9]] == []
    (path,) = [path for path in files if path.endswith(".md")]
    name = path.rpartition("content/")[2]
    assert name == "poc/un-jardin-a-l-ecole-l-essai/index.md"
    content.write(name, files[path])
    content.write(name.replace("index.md", "plan.jpg"), plan.read_bytes())
    assert path.replace("index.md", "plan.jpg") in files
    assert [p for p in read_content(content.root).problems if p.is_error] == [], files[path]
    entry = content.library().content.entries["poc/un-jardin-a-l-ecole-l-essai"]
    assert (entry.title, entry.draft) == ("Un jardin à l'école : l'essai", True)
    (record,) = entry.images
    assert (record.file, record.alt, record.recognisable) == ("plan.jpg", "Un plan", None)


def _typed_in_the_form(served: str, plan: Path) -> tuple[dict[str, str], list[str]]:
    """Type a POC with a picture; give the files written and the addresses asked for."""
    outside: list[str] = []
    with chromium.launched() as browser:
        size: ViewportSize = {"width": 1400, "height": 1000}
        page = browser.new_context(locale="fr-FR", viewport=size).new_page()
        page.on("request", lambda request: outside.append(request.url))
        page.goto(served)
        page.get_by_role("button").first.click()
        page.get_by_text("POC", exact=True).first.wait_for()
        page.goto(f"{served}#/collections/poc-images/new")
        page.locator('section[data-key-path="titre"]').first.wait_for()
        fill(page, "titre", "Un jardin à l'école : l'essai")
        fill(page, "question", "Comment jardiner à plusieurs ?")
        fill(page, "date", "2020-03-12")
        add(page, "sources")
        fill(page, "sources.0.titre", "Le bulletin du quartier")
        add(page, "images")
        file = page.locator('section[data-key-path="images.0.fichier"] input[type=file]')
        file.first.set_input_files(plan)
        fill(page, "images.0.alt", "Un plan")
        fill(page, "images.0.credit", "Dessin : Essai")
        page.get_by_role("button", name="Enregistrer").click()
        page.wait_for_function("location.hash.indexOf('/new') < 0", timeout=15_000)
        files = page.evaluate(READ_FILES)
    return files, outside
