"""The real POCs stand in the showcase and in the data, and both say the same (DATA-06)."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from frictionless import Resource, system, validate

from inspiration.data.fields import Json
from tests.data.test_agreement import agree_between_files, agree_with_the_sheet
from tests.site.built import BuiltSite
from tests.site.conftest import ROOT


def records(site: BuiltSite) -> dict[str, dict[str, Json]]:
    return {record["id"]: record for record in json.loads(site.text("donnees/poc.json"))}


def cards(page: Any) -> list[str]:
    hrefs = page.xpath("//div[contains(@class,'results')]//li[contains(@class,'card')]//h3/a/@href")
    return [href.split("/")[-2] for href in hrefs]


def test_every_poc_stands_in_the_showcase_once(site: BuiltSite) -> None:
    written = {path.stem if path.suffix else path.name for path in (ROOT / "content/poc").iterdir()}
    lists = [page for path, page in site.pages.items() if path == "poc/index.html"]
    lists += [page for path, page in site.pages.items() if path.startswith("poc/page/")]
    shown = [slug for page in lists for slug in cards(page)]
    assert len(shown) >= 47
    assert sorted(shown) == sorted(written) == sorted(records(site))


def test_every_real_poc_says_the_same_everywhere(site: BuiltSite) -> None:
    rows = csv.DictReader(io.StringIO(site.text("donnees/poc.csv"), newline=""))
    by_id = {row["id"]: row for row in rows}
    features = {f["id"]: f for f in json.loads(site.text("donnees/poc.geojson"))["features"]}
    for slug, record in records(site).items():
        agree_between_files(by_id[slug], record, features[slug])
        agree_with_the_sheet(site.page(f"/poc/{slug}/"), record)


def test_the_published_data_is_valid(site: BuiltSite) -> None:
    folder = site.root / "donnees"
    with system.use_context(trusted=True):
        package = validate(str(folder / "datapackage.json"))
        table = validate(Resource(path=str(folder / "poc.csv"), schema=str(folder / "schema.json")))
    assert package.valid, package.flatten(["type", "message"])
    assert table.valid, table.flatten(["rowNumber", "fieldName", "message"])


def test_the_page_of_the_data_says_the_weight_of_each_file(site: BuiltSite) -> None:
    page = site.page("/donnees/")
    table = page.xpath("//table")[0]
    named = {a.text: a.get("href") for a in table.iter("a")}
    published = {p.split("/")[1] for p in site.files if p.startswith("donnees/")} - {"index.html"}
    assert set(named) == published
    for row in table.xpath(".//tbody/tr"):
        name = row.xpath(".//a")[0].text
        said = row.xpath(".//span[@class='note']")[0].text.replace("\u00a0", " ")
        size = (site.root / "donnees" / name).stat().st_size
        assert f"{max(1, round(size / 1000))} ko" in said
