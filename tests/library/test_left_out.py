"""A faulty entry is left out of the preview and told; everything else stays."""

from __future__ import annotations

from inspiration.library import Library
from inspiration.library.left_out import LeftOut, leave_out
from inspiration.model.problem import Problem, Severity
from tests.content_builder import ContentBuilder


def left_out(library: Library, *more: Problem) -> tuple[Library, dict[str, LeftOut]]:
    content, found = leave_out(library.content, (*library.problems, *more))
    kept = Library(content, library.clock, preview=library.preview)
    return kept, {left.file: left for left in found}


def test_what_cannot_be_read_is_told_with_its_address_and_its_line(content: ContentBuilder) -> None:
    content.article("bon")
    content.article("mauvais", "date: 31/01/2020")
    kept, found = left_out(content.library())
    assert [entry.slug for entry in kept.articles] == ["bon"]
    (left,) = found.values()
    assert (left.key, left.address) == ("articles/mauvais", "/articles/mauvais/")
    assert left.title == "Article mauvais"
    assert [(p.rule, p.line) for p in left.problems] == [("date", 8)]


def test_an_unknown_reference_leaves_out_its_holder_alone(content: ContentBuilder) -> None:
    content.article("bon", "dossier: mauvais")
    content.article("mauvais", "poc: [nulle-part]")
    library = content.library()
    assert library.content.entries.keys() == {"articles/bon", "articles/mauvais"}
    kept, found = left_out(library)
    assert found.keys() == {"articles/mauvais.md"}
    assert kept.content.entries.keys() == {"articles/bon"}
    assert kept.exists("articles/mauvais") and kept.is_hidden("/articles/mauvais/")
    assert library.content.entries.keys() == {"articles/bon", "articles/mauvais"}


def test_a_fault_of_a_text_counts_and_a_warning_does_not(content: ContentBuilder) -> None:
    content.article("faux")
    content.article("prudent", "titre: " + "long " * 30)
    fault = Problem(
        "articles/faux.md", 12, 3, "", "texte-lien", Severity.ERROR, "ne mène nulle part"
    )
    kept, found = left_out(content.library(), fault)
    assert any(problem.file == "articles/prudent.md" for problem in kept.problems)
    assert list(found) == ["articles/faux.md"]
    assert found["articles/faux.md"].problems == (fault,)
    assert [entry.slug for entry in kept.articles] == ["prudent"]


def test_of_two_entries_at_one_address_the_first_is_shown(content: ContentBuilder) -> None:
    content.article("double")
    content.article("double/index")
    kept, found = left_out(content.library())
    assert [entry.source.path for entry in kept.articles] == ["articles/double/index.md"]
    assert found["articles/double.md"].address is None


def test_a_sound_folder_is_given_back_as_it_is(content: ContentBuilder) -> None:
    content.article("bon")
    library = content.library()
    assert leave_out(library.content, library.problems) == (library.content, ())


def test_a_faulty_page_is_told_at_its_own_address(content: ContentBuilder) -> None:
    content.entry("pages/apropos.md", "titre: À propos\nmystere: 1")
    _, found = left_out(content.library())
    assert found["pages/apropos.md"].address == "/apropos/"
