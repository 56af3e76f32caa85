"""Every page can be read by everybody: no violation that axe-core finds, light and dark, on a desk and on a phone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import minutekit as mk
from test_review import CHROMIUM, serving

__all__ = ["serving"]
EXAMPLE = Path(__file__).resolve().parents[1] / "corpus" / "school-meals" / "school-meals.docx"
AXE = """
import json, sys
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
address, chromium = sys.argv[1:]
found = {}
with sync_playwright() as play:
    browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-quic"])
    for scheme in ("light", "dark"):
        for width in (1200, 375):
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
            page.goto(address, wait_until="networkidle")
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
            broken = [f"{v['id']}: {v['nodes'][0]['html'][:100]}" for v in Axe().run(page).response["violations"]]
            found[f"{scheme} {width}"] = broken + ([f"{wide} pixels too wide"] if wide > 0 else [])
    browser.close()
print(json.dumps(found))
"""
pytestmark = [pytest.mark.browser, pytest.mark.skipif(not CHROMIUM, reason="opens a page in Chromium")]


def find_violations(address):
    pytest.importorskip("axe_playwright_python")
    result = subprocess.run(
        [sys.executable, "-c", AXE, address, CHROMIUM], capture_output=True, text=True, timeout=180, check=False
    )
    assert result.returncode == 0, result.stderr[-3000:]
    return {page: broken for page, broken in json.loads(result.stdout).items() if broken}


@pytest.mark.parametrize("page", ["digest", "digest with sources", "reading", "report"])
def test_pages_have_no_violation(page, tmp_path):
    path = tmp_path / "page.html"
    if page == "report":
        with mk.Archive(":memory:") as archive:
            archive.add(EXAMPLE.parents[1] / "archive")
            archive.themes()
            archive.report(path)
    elif page == "reading":
        mk.save(mk.read_meeting(EXAMPLE), path)
    else:
        mk.save(mk.summarise(EXAMPLE), path, mk.RenderOptions(sources="sources" in page))
    assert not find_violations(path.as_uri())


def test_the_page_to_review_on_has_no_violation(serving):
    address, _ = serving()
    assert not find_violations(address)
