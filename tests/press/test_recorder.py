"""What is asked is written down, whoever asks, as often as it is asked."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from inspiration.pages.watch import TEXT
from inspiration.press.recorder import Elsewhere, Journal, Recorder


def card(recorder: Recorder, made: list[str]) -> Callable[[], str]:
    def make() -> str:
        made.append("card")
        recorder.read("articles/a")
        recorder.file("/dessins/a.svg", ("a",))
        return recorder.once(TEXT, "articles/a", lambda: "words")

    return make


def test_a_repeated_work_is_done_once_and_all_rest_on_what_it_asked() -> None:
    recorder, made = Recorder(), list[str]()
    journals = []
    for _ in range(2):
        with recorder.listening() as journal:
            assert recorder.alike("a", card(recorder, made)) == "words"
        journals.append(journal)
    assert made == ["card"]
    assert journals[0] == journals[1]
    assert journals[0].cells == {(TEXT, "articles/a")}
    assert journals[0].files == {"/dessins/a.svg": ("a",)}


def test_a_repeated_work_is_done_again_when_a_text_is_rendered_again() -> None:
    recorder, made = Recorder(), list[str]()
    recorder.alike("a", card(recorder, made))
    del recorder.works[TEXT, "articles/a"]
    recorder.alike("a", card(recorder, made))
    assert made == ["card", "card"]


def test_whoever_takes_a_work_rests_on_it_and_shows_its_files() -> None:
    """The first who asks, the next, and those who find it as an earlier build left it."""
    recorder, made = Recorder(), list[str]()
    for _ in range(2):
        with recorder.listening() as journal:
            recorder.once("card", "a", card(recorder, made))
        assert journal.cells == {("card", "a")}
        assert journal.files == {"/dessins/a.svg": ("a",)}
        assert journal.entries == set(), "the work rests on them, and the page on the work"
    recorder.recall = {("item", "b"): "known"}.get
    with recorder.listening() as journal:
        assert recorder.once("item", "b", lambda: "made") == "known"
    assert journal.cells == {("item", "b")}


def test_what_a_service_reads_to_answer_is_not_read_by_who_asks() -> None:
    recorder = Recorder()

    class Service:
        @property
        def articles(self) -> str:
            recorder.read("articles/a")
            return "all"

    stand_in = recorder.service("library", Service())
    with recorder.listening() as journal:
        assert stand_in.articles == "all"
    assert journal.entries == set()
    assert journal.questions == {("library", "articles", ())}


def test_news_are_told_once() -> None:
    recorder = Recorder()
    recorder.know("service", "words")
    recorder.ask("service", "upper", ())
    recorder.once("work", "a", lambda: 1)
    works, answers = recorder.news()
    assert (list(works), list(answers)) == ([("work", "a")], [("service", "upper", ())])
    assert recorder.news() == ({}, {})


def test_what_another_process_kept_is_made_again() -> None:
    recorder = Recorder()
    recorder.once("work", "a", lambda: "value")
    recorder.works["work", "a"].value = Elsewhere.MADE
    found = pickle.loads(pickle.dumps(recorder.works))
    recorder.works = found
    assert recorder.once("work", "a", lambda: "value") == "value"


def test_a_journal_travels_whole() -> None:
    journal = Journal({"a", "b#"}, {("library", "related", (3,))}, {(TEXT, "a")}, {"/a": ("x", 1)})
    assert pickle.loads(pickle.dumps(journal)) == journal


def test_a_stand_in_is_not_written_with_all_that_its_service_knows() -> None:
    stand_in = Recorder().service("facets", {"every": "sheet"})
    with pytest.raises(TypeError, match="facets"):
        pickle.dumps(stand_in)
