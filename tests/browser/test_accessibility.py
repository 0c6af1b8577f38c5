"""No fault that a machine can see, on one page of every template (RGAA, WCAG 2.2 AA)."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

from tests.browser.conftest import DESK, PHONE, Reader

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHECK = """
rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(result =>
    result.violations.flatMap(violation => violation.nodes.map(
        node => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary}`)))
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing(
    reader: Reader, one_of_each: dict[str, str], size: tuple[int, int], scheme: str
) -> None:
    page = reader.context(size, scheme).new_page()
    faults: dict[str, list[str]] = {}
    for address in one_of_each.values():
        page.goto(address)
        page.evaluate(AXE)
        found = page.evaluate(CHECK, RULES)
        if found:
            faults[address] = found[:3]
    assert faults == {}
