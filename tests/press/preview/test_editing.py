"""An editor saves, and the preview follows: the page, the lists, the browser that looks at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.press.preview.conftest import Desk

BANC = "/articles/banc/"


def test_a_page_is_served_with_its_bar(desk: Desk) -> None:
    page = desk.reader.get(BANC)
    assert page.status == 200
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Un banc de bois." in page.content
    assert "Public depuis le 12 mars 2020" in page.bar
    assert "1er juin 2020 à 12 h" in page.bar.replace("\xa0", " ").replace("\u202f", " ")
    assert page.text.rstrip().endswith("</body>\n</html>")


def test_an_edit_is_shown_and_told(desk: Desk) -> None:
    before = desk.reader.get(BANC)
    with desk.reader.listening(before) as events:
        desk.content.article("banc", "titre: Un banc rouge\ndate: 2020-03-12", "Repeint.\n")
        assert next(events)[0] == "page"
    assert "Repeint." in desk.reader.get(BANC).content
    assert "Un banc rouge" in desk.reader.get("/articles/").content
    assert any("banc.md" in line for line in desk.said)


def test_what_happened_while_nobody_listened_is_told_at_once(desk: Desk) -> None:
    before = desk.reader.get(BANC)
    desk.content.article("banc", "titre: Un banc bleu\ndate: 2020-03-12")
    desk.reader.until(BANC, lambda page: "Un banc bleu" in page.content)
    with desk.reader.listening(before) as events:
        assert next(events)[0] == "page"


def test_a_program_that_saves_by_renaming_is_followed(desk: Desk) -> None:
    file = desk.folder / "content/articles/banc.md"
    beside = file.with_name(".banc.md.swp")
    beside.write_text(file.read_text().replace("de bois", "de pierre"))
    beside.replace(file)
    desk.reader.until(BANC, lambda page: "de pierre" in page.content)


def test_a_new_entry_appears_where_nothing_was(desk: Desk) -> None:
    before = desk.reader.get("/articles/pont/")
    assert before.status == 404
    with desk.reader.listening(before) as events:
        desk.content.article("pont", "titre: Un pont")
        assert next(events)[0] == "page"
    assert desk.reader.get("/articles/pont/").status == 200


def test_a_renamed_entry_moves_and_a_deleted_one_goes(desk: Desk) -> None:
    folder = desk.folder / "content/articles"
    (folder / "banc.md").rename(folder / "siege.md")
    desk.reader.until("/articles/siege/", lambda page: page.status == 200)
    desk.reader.until(BANC, lambda page: page.status == 404)
    (folder / "siege.md").unlink()
    desk.reader.until("/articles/siege/", lambda page: page.status == 404)
    assert "Un banc" not in desk.reader.get("/articles/").content


def test_a_changed_configuration_is_read_again(desk: Desk) -> None:
    file = desk.folder / "mkdocs.yml"
    beside = file.with_name("mkdocs.nouveau")
    beside.write_text(file.read_text().replace("site_name: Essai", "site_name: Ailleurs"))
    beside.replace(file)
    desk.reader.until("/", lambda page: "Ailleurs" in page.content)


def test_a_configuration_that_cannot_be_read_is_told_and_the_last_state_stays(desk: Desk) -> None:
    file = desk.folder / "mkdocs.yml"
    sound = file.read_text()
    file.write_text("site_name: [\n")
    page = desk.reader.until(BANC, lambda page: "mkdocs.yml" in page.bar)
    assert "Un banc de bois." in page.content
    assert "Traceback" not in page.text
    file.write_text(sound)
    desk.reader.until(BANC, lambda page: "mkdocs.yml" not in page.bar)


def test_half_of_a_page_is_never_served(desk: Desk) -> None:
    body = "Mot. " * 500 + "\n\nDernier mot.\n"
    for rank in range(8):
        file = desk.folder / "content/articles/banc.md"
        text = f"titre: Un banc {rank}\ndate: 2020-03-12"
        beside = desk.content.article("banc.nouveau", text, body).rename(file.with_suffix(".new"))
        beside.replace(file)
        page = desk.reader.get(BANC)
        assert page.status == 200 and page.text.rstrip().endswith("</html>")
        assert "Un banc de bois." in page.content or "Dernier mot." in page.content


@pytest.mark.parametrize("address", ["/articles/../../mkdocs.yml", "/..%2fmkdocs.yml", "/%5c.."])
def test_nothing_outside_of_the_site_is_served(desk: Desk, address: str) -> None:
    assert desk.reader.get(address).status == 404


def test_another_site_cannot_read_the_drafts_through_a_name_of_its_own(desk: Desk) -> None:
    assert desk.reader.get("/", Host="ailleurs.example").status == 403
    assert desk.reader.get("/", Host=f"localhost:{desk.reader.port}").status == 200


def test_a_file_that_did_not_change_is_not_sent_again(desk: Desk) -> None:
    address = "/favicon.svg"
    first = desk.reader.get(address)
    assert first.headers["Content-Type"] == "image/svg+xml"
    again = desk.reader.get(address, **{"If-None-Match": first.headers["ETag"]})
    assert (again.status, again.body) == (304, b"")


def test_the_last_edited_page_is_offered_from_every_other(desk: Desk) -> None:
    page = desk.reader.get("/")
    with desk.reader.listening(page) as events:
        desk.content.article("banc", "titre: Un banc vert\ndate: 2020-03-12")
        told = dict([next(events), next(events)])
    assert f'href="{BANC}"' in told["bar"]["html"]


def test_the_console_stays_silent(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    desk.reader.get(BANC)
    Path(desk.folder / "content/articles/banc.md").unlink()
    desk.reader.until(BANC, lambda page: page.status == 404)
    assert capfd.readouterr().err == ""
