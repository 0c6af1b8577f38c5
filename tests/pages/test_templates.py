"""What templates have at hand beside their page."""

from __future__ import annotations

from pathlib import Path

from inspiration.pages.templates import make_environment


def test_a_part_is_rendered_once_for_a_site(tmp_path: Path) -> None:
    parts = tmp_path / "magazine/parts"
    parts.mkdir(parents=True)
    (parts / "foot.html").write_text("<p>{{ site }}</p>")
    page = '{{ part("foot", name) }}{{ signs.dot_radius > 0 }}'
    (tmp_path / "magazine/page.html").write_text(page)
    template = make_environment(tmp_path).get_template("magazine/page.html")
    assert template.render(name="<A>") == "<p>&lt;A&gt;</p>True"
    (parts / "foot.html").unlink()
    assert template.render(name="<A>") == "<p>&lt;A&gt;</p>True"
