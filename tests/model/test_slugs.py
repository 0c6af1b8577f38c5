"""Addresses made from words: the same whatever hand, or program, typed them."""

from __future__ import annotations

import pytest

from inspiration.model.slugs import is_slug, slugify


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("L'école n° 2", "l-ecole-n-2"),
        ("L’école n°\u00a02", "l-ecole-n-2"),
        ("Y a\u2011t\u2011on pensé ?", "y-a-t-on-pense"),
        ("Avant – après", "avant-apres"),
        ("Lille–Tournai", "lille-tournai"),
        ("« Cœur » de ville…", "coeur-de-ville"),
        ("agent·e·s", "agent-e-s"),
    ],
)
def test_a_slug_keeps_words_apart(words: str, slug: str) -> None:
    assert slugify(words) == slug
    assert is_slug(slug)
