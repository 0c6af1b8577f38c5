"""Whatever is dropped in the content folder gives words, in a few seconds and a little memory."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from lxml import html
from msgspec.structs import replace

from inspiration.pages.texts import Texts
from inspiration.press.configuration import load
from inspiration.press.errors import PressError
from inspiration.press.order import Order
from inspiration.press.store import Store
from tests.content_builder import ContentBuilder
from tests.images.photographs import jpeg, quadrants
from tests.trust.attacks import ATTACKS, Attack, text
from tests.trust.city import configured
from tests.trust.press_room import SITE, PressRoom

SECONDS, MEGABYTES = 10, 400


@contextmanager
def bounded() -> Iterator[None]:
    """Fail after so many seconds, or when the process has grown by so much."""

    def too_long(_: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"more than {SECONDS} s, in {frame and frame.f_code.co_qualname}")

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    previous = signal.signal(signal.SIGALRM, too_long)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < MEGABYTES


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_gives_words_in_bounded_time(content: ContentBuilder, attack: Attack) -> None:
    attack.write(content)
    with bounded():
        room = PressRoom(content.library())
        room.files()
    problems = (*room.library.problems, *room.catalogue.problems)
    errors = [problem for problem in problems if problem.is_error]
    assert {problem.rule for problem in errors} >= ({attack.rule} if attack.rule else set())
    assert attack.rule or not errors
    for problem in errors:
        assert problem.message
        assert problem.line >= 1


SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def test_markup_in_every_field_stays_words(content: ContentBuilder) -> None:
    quoted = f'"{SCRIPT}"'
    content.write("articles/essai/p.jpg", jpeg(quadrants()))
    content.entry("personnes/jeanne.md", f"nom: {quoted}\nfonction: {quoted}\ninitiales: {quoted}")
    content.entry("organisations/atelier.md", f"nom: {quoted}")
    content.entry("lieux/salle.md", f"nom: {quoted}\nadresse: {quoted}\nacces: {quoted}")
    content.entry(
        "articles/essai/index.md",
        f"titre: {quoted}\nsurtitre: {quoted}\nchapo: {quoted}\ndescription: {quoted}\n"
        "date: 2020-01-15\nhors_numero: true\nrubrique: methode\nauteurs: jeanne\n"
        f"mots_cles: [{quoted}]\nsources: [{{titre: {quoted}}}]\n"
        f"corrections: [{{date: 2020-02-01, texte: {quoted}}}]\n"
        f"image: {{fichier: p.jpg, alt: {quoted}, legende: {quoted}, credit: {quoted}, "
        f"licence: {quoted}, description: {quoted}}}",
    )
    content.poc(
        "jardin",
        f"titre: {quoted}\nquestion: {quoted}\nporteur: {quoted}\nterritoire: {quoted}\n"
        f"designers: [{quoted}]\npartenaires: [{quoted}]\nenseignements: [{quoted}]\n"
        f"chiffres: [{{valeur: {quoted}, unite: {quoted}, libelle: {quoted}, source: {quoted}}}]\n"
        f"jalons: [{{date: 2020, titre: {quoted}, texte: {quoted}}}]\n"
        f"incertain: {{porteur: {quoted}}}",
    )
    content.entry(
        "agenda/fete.md",
        f"titre: {quoted}\nchapo: {quoted}\ndate: 2020-01-10\ndebut: 2020-07-01\nlieu: salle",
    )
    content.entry("pages/credits.md", f"titre: {quoted}\ngabarit: credits")
    content.entry(
        "pages/glossaire.md",
        f"titre: {quoted}\ngabarit: glossaire\ntermes: [{{terme: {quoted}, definition: {quoted}}}]",
    )
    room = PressRoom(content.library())
    files = room.files()
    pages = {path: data for path, data in files.items() if path.endswith(".html")}
    assert len(pages) > 20
    assert any(b"alert(1)" in data for data in pages.values())
    for path, data in pages.items():
        page = html.document_fromstring(data.decode())
        scripts = page.xpath("//script[not(@src)]/@type")
        assert set(scripts) <= {"application/ld+json"}, path
        assert all(source[0] == "/" for source in page.xpath("//script/@src")), path
        assert page.xpath("//@*[starts-with(name(), 'on')]") == [], path
        assert page.xpath("//img[@src='x']") == [], path
        assert b"<script>alert" not in data, path
    for path, data in files.items():
        if path.endswith((".xml", ".opml", ".svg")):
            assert b"<script" not in data, path


@pytest.mark.parametrize("tag", ["script", "style", "iframe", "object", "form", "svg", "base"])
def test_raw_html_off_the_short_list_is_a_problem(content: ContentBuilder, tag: str) -> None:
    text(f"Un <{tag} src='//x.example/a'>mot</{tag}> ici.")(content)
    room = PressRoom(content.library())
    page = html.document_fromstring(room.files()["articles/essai/index.html"].decode())
    assert {problem.rule for problem in room.blocking()} == {"texte-html"}
    assert page.xpath(f"//main//{tag}[not(ancestor::header)]") == []


def test_a_city_chooses_the_tags_of_its_texts(content: ContentBuilder) -> None:
    text("Un <ruby>mot<rt>sens</rt></ruby> et <kbd>Ctrl</kbd>.")(content)
    own = PressRoom(content.library(), replace(SITE, html_tags=("ruby", "rt")))
    page = own.files()["articles/essai/index.html"].decode()
    assert "<ruby>mot<rt>sens</rt></ruby>" in page
    assert "&lt;kbd&gt;" in page
    (told,) = own.blocking()
    assert (told.rule, told.hint) == ("texte-html", "Balises permises : rt, ruby.")
    given = PressRoom(content.library())
    assert "<kbd>Ctrl</kbd>" in given.files()["articles/essai/index.html"].decode()
    assert len(given.blocking()) == 2


def test_a_text_kept_under_other_tags_is_rendered_again(
    content: ContentBuilder, tmp_path: Path
) -> None:
    text("Un <kbd>mot</kbd> ici.")(content)
    library = content.library()
    (article,) = library.articles
    for tags, shown in ((("kbd",), "<kbd>"), (("b",), "&lt;kbd&gt;"), (("kbd",), "<kbd>")):
        memory = Store(tmp_path / "press.sqlite3")
        site = replace(SITE, html_tags=tags)
        assert shown in Texts(library, site, memory=memory).of(article).html
        memory.close()


@pytest.mark.parametrize("tags", ["[abbr, script]", "[svg]", "[a]", "[img]", "[3]", "oui"])
def test_no_city_may_choose_a_tag_that_runs_or_loads(
    content: ContentBuilder, tags: str, tmp_path: Path
) -> None:
    content.article("essai")
    file = configured(tmp_path)
    option = f"      html_tags: {tags}\n      publisher:"
    file.write_text(file.read_text(encoding="utf-8").replace("      publisher:", option))
    with pytest.raises(PressError, match="`html_tags`"):
        load(Order(file, content.root))
