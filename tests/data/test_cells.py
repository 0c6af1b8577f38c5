from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspiration.data.cells import join, join_pairs, split, split_pairs

ITEMS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(
    lambda text: text == text.strip()
)


@given(st.lists(ITEMS))
def test_a_list_comes_back_from_its_cell(items: list[str]) -> None:
    assert split(join(items)) == items


@given(st.lists(st.tuples(st.from_regex(r"[a-z_]{1,9}", fullmatch=True), ITEMS)))
def test_pairs_come_back_from_their_cell(pairs: list[tuple[str, str]]) -> None:
    assert split_pairs(join_pairs(pairs)) == pairs


def test_spreadsheets_may_put_spaces_around_the_sign() -> None:
    assert split(" Lille | Roubaix ") == ["Lille", "Roubaix"]


def test_an_item_that_is_not_known_keeps_its_place() -> None:
    assert split("2019||2021") == ["2019", "", "2021"]
