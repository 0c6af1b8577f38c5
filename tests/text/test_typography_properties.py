from __future__ import annotations

import gc
import re
from html import unescape
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspiration.text import typeset, typeset_plain

# fmt: off
SIGNS = st.sampled_from([
    *" \u00a0\u202f\u00ad\u2011\u200b\n.,;:!?…\"'«»“”’()[]-–—/%€°&<>=@#0123456789",
    "...", "--", "  ", " : ", " ; ", " ! ", "« ", " »", "n°", "M. ", "Mme ", "etc",
])
WORDS = st.sampled_from([
    "l'eau", "mot", "Mot", "À", "1er", "1ère", "2ème", "XIXe", "Ve", "12500", "12 500", "59000",
    "14h30", "9h", "3.5", "km", "%", "janvier", "habitants", "https://a.fr/b?c=1", "a@b.fr",
    "index.md", "03 20 21 22 23", "h", "m", "e", "er", "n", "p.", "art.", "a", "I", "X", "V",
])
TAGS = st.sampled_from([
    "<p>", "</p>", "<em>", "</em>", "<b>", "</b>", "<br>", "<li>", "</li>", "<!-- x ! -->",
    '<a href="x?y:z" title="l\'eau !">', "</a>", "<sup>er</sup>", "<img alt='ici...'>",
    "<sub>2</sub>",
])
# fmt: on
TYPED = st.lists(SIGNS | WORDS | st.characters(codec="utf-8"), max_size=25).map("".join)

PROTECTED = st.builds(
    "<{0}>{1}</{0}>".format,
    st.sampled_from(["code", "pre", "kbd", "samp", "math", "script", "style"]),
    st.lists(SIGNS | WORDS, max_size=6).map("".join).map(lambda text: text.replace("<", "")),
) | st.builds(
    "<{0} {1}>{2}</{0}>".format,
    st.sampled_from(["i", "span", "p", "div"]),
    st.sampled_from(['lang="en"', "translate='no'", "lang=nl"]),
    st.lists(SIGNS | WORDS, max_size=6).map("".join).map(lambda text: text.replace("<", "")),
)
WORDS_ONLY = TYPED.map(lambda text: text.replace("<", "&lt;"))
HTML = st.lists(WORDS_ONLY | TAGS | PROTECTED, max_size=12).map("".join)

_SPACE = re.compile(r"[\s\u00a0\u202f\u2000-\u200a]+")
_NOTHING = re.compile(r"[\u00ad\u200b\u2060\ufeff]+")
_TAG = re.compile(r"""<!--.*?-->|<[/a-z!](?:[^<>"']|"[^"]*"|'[^']*')*>""", re.DOTALL)

SUBSTITUTIONS = (
    (re.compile("[\"'«»“”’]"), "'"),
    (re.compile("[-\u2010\u2011]{1,3}|[–—]"), "-"),
    (re.compile(r"[.…]+"), "."),
    (re.compile(","), "."),
    (re.compile("[°º]"), "o"),
    (re.compile("(?<=[0-9ivx])i?(?:[èe]me|è(?!re))"), "e"),
    (re.compile("(?<=[0-9ivx])i?[èe]re"), "re"),
    (re.compile("(?<=[0-9ivx])ier"), "er"),
)
"""The closed list of what typography may write in place of what was typed, spaces apart."""


def letters(text: str) -> str:
    """Reduce a text to its letters: no space, each substitution on one common form."""
    text = _SPACE.sub("", _NOTHING.sub("", text)).lower()
    for pattern, form in SUBSTITUTIONS:
        text = pattern.sub(form, text)
    return text


@given(HTML)
def test_setting_html_twice_gives_the_same_bytes(html: str) -> None:
    once = typeset(html)
    assert typeset(once) == once


@given(TYPED)
def test_setting_plain_text_twice_gives_the_same_characters(text: str) -> None:
    once = typeset_plain(text)
    assert typeset_plain(once) == once


@given(TYPED)
def test_only_spaces_and_listed_signs_change(text: str) -> None:
    assert letters(typeset_plain(text)) == letters(text)


@given(st.lists(WORDS_ONLY | TAGS, max_size=12).map("".join))
def test_only_spaces_and_listed_signs_change_in_html(html: str) -> None:
    def words(source: str) -> str:
        return letters(unescape(_TAG.sub("", source)))

    assert words(typeset(html)) == words(html)


@given(st.lists(WORDS_ONLY | TAGS, max_size=12).map("".join))
def test_tags_are_kept_in_order(html: str) -> None:
    def names(source: str) -> list[str]:
        tags = _TAG.findall(source)
        return [tag.split()[0].strip("<>") for tag in tags if "sup" not in tag]

    assert names(typeset(html)) == names(html)


@given(st.lists(st.tuples(WORDS_ONLY, PROTECTED), min_size=1, max_size=5), WORDS_ONLY)
def test_protected_parts_come_out_byte_for_byte(parts: list[tuple[str, str]], last: str) -> None:
    html = "".join(words + protected for words, protected in parts) + last
    out, position = typeset(html), 0
    for _, protected in parts:
        position = out.find(protected, position)
        assert position >= 0, (protected, out)
        position += len(protected)


@given(st.text() | HTML)
def test_no_text_makes_it_fail(text: str) -> None:
    typeset(text)
    typeset_plain(text)


# fmt: off
ADVERSARIAL = (
    "<em>mot</em> ! ", "a", " ", '"', "'", "« ", "»", "“", "<", "<a ", "<!--", "<a b='", "<script>",
    "&amp;", "a.", "a@", "1 000 ", "12500", "– ", "a – ", "((", "!", "1er ", "XX", "M. ",
    '<i lang="en">', '<i lang="fr"><i lang="en">', "<code>", "<p class='dialogue'>", "</b>",
)
# fmt: on
PARAGRAPH = (
    "L'action publique, « partout »: feu tricolore, robinet... et 12500 habitants! "
    'Le 1er "mot" - en somme - à 14h30, n° 3 (voir https://a.fr/b?c), M. Dupont; etc... '
)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ADVERSARIAL)
def test_time_grows_as_the_text_does(unit: str) -> None:
    # A quadratic rule would cost sixteen times as much for four times the text.
    assert cost(unit, 200_000) < 10 * max(cost(unit, 50_000), 0.005)


@pytest.mark.slow
def test_a_paragraph_of_one_megabyte_takes_linear_time() -> None:
    assert cost(PARAGRAPH, 1_000_000) < 10 * cost(PARAGRAPH, 250_000)


def cost(unit: str, size: int) -> float:
    """Measure the processor time of the text of that size, at its best of two runs."""
    text = unit * (size // len(unit))
    runs = []
    # The collector of Python costs more the more objects live: it is not the work of the rules.
    gc.collect()
    gc.disable()
    try:
        for _ in range(2):
            start = process_time()
            typeset(text)
            runs.append(process_time() - start)
    finally:
        gc.enable()
    return min(runs)
