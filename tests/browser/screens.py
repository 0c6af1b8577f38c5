"""Pictures of the magazine's main pages, to be looked at: `scripts/screens SITE PICTURES`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.browser.chromium import launched, served

PAGES = {
    "une": "/",
    "entretien": "/articles/vingt-fois-par-jour/",
    "article": "/articles/en-quatre-pas/",
    "vitrine": "/poc/",
    "fiche": "/poc/brico-concierge/",
    "numero": "/numeros/numero-1/",
    "agenda": "/agenda/",
    "recherche": "/recherche/",
    "404": "/404.html",
}
SIZES = {"390": (390, 844), "1440": (1440, 900)}
SCHEMES = {"clair": "light", "sombre": "dark"}


def take(site: Path, folder: Path) -> None:
    """Picture every page at both sizes, by day and by night."""
    folder.mkdir(parents=True, exist_ok=True)
    with served(site) as origin, launched() as browser:
        for size, (width, height) in SIZES.items():
            for name, scheme in SCHEMES.items():
                context = browser.new_context(
                    base_url=origin,
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,  # type: ignore[arg-type]
                    reduced_motion="reduce",
                )
                page = context.new_page()
                for title, address in PAGES.items():
                    page.goto(address)
                    page.evaluate(
                        "document.querySelectorAll('img').forEach(i => i.loading = 'eager')"
                    )
                    page.wait_for_load_state("networkidle")
                    page.evaluate("Promise.all([...document.images].map(i => i.decode()))")
                    target = folder / f"{title}-{size}-{name}.png"
                    page.screenshot(path=target, full_page=True)
                context.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
