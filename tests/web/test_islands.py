"""The scripts of the pages: built of the sources in the tree, small, and only what the pages do without."""

import hashlib
import re
from pathlib import Path

from asking import first
from chromium import serving

from khabar.demo.crisis import crisis
from khabar.desk import open_desk
from khabar.web.app import application
from khabar.web.desks import Desks

ROOT = Path(__file__).resolve().parents[2]
ISLANDS = ROOT / "islands"
STATIC = ROOT / "src" / "khabar" / "web" / "static"
MOST = 100_000  # bytes of script that a page may load before it is first painted


def test_what_is_built_is_built_of_the_sources():
    digest = hashlib.sha256()
    for path in [*sorted((ISLANDS / "src").iterdir()), ISLANDS / "package-lock.json"]:
        digest.update(path.read_bytes())
    for path in (STATIC / "built").iterdir():
        assert digest.hexdigest() in path.read_text("utf-8"), (
            f"npm ci && npm run build in islands/ makes {path.name} anew"
        )


def test_a_page_loads_little_script(page):
    for path in ("/en/", f"/ar/report/{first(page)}"):
        found = re.findall(r'<script type="module" src="/static/([^"?]+)', page.get(path).text)
        assert found
        assert sum((STATIC / name).stat().st_size for name in found) < MOST


def test_a_click_on_a_claim_shows_it_at_the_side_and_draws_its_chain(chrome, site, page):
    key = first(page)
    tab = chrome.new_page(viewport={"width": 1280, "height": 900})
    tab.goto(f"{site}/ar/report/{key}")
    mark = tab.locator('.text mark[data-claims~="f2"]').first
    mark.click()
    tab.wait_for_selector(".text .path")
    assert tab.url.endswith(key)
    assert tab.locator(".claims .shown").count() == 1
    assert tab.locator(".claims .shown .details").is_visible()
    assert tab.locator(".text .path circle").count() == 2  # the ministry, and what it says
    tab.keyboard.press("Escape")
    assert tab.locator(".shown").count() == 0
    tab.close()


def test_a_reader_without_scripts_gets_there_by_a_link(chrome, site, page):
    context = chrome.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{site}/ar/report/{first(page)}")
    tab.locator('.text mark[data-claims~="f2"] a').first.click()
    tab.wait_for_url("**/claim/*")
    assert tab.locator(".chain.path").is_visible()
    context.close()


def test_the_front_page_says_that_there_is_something_new(chrome, tmp_path):
    path = str(tmp_path / "k.db")
    first_one, another = (one for n, one in enumerate(crisis()) if n in (0, 39))
    with open_desk(path, "tests") as desk:
        list(desk.take_in([first_one]))
        with serving(application(Desks(path, "tests"))) as address:
            tab = chrome.new_page()
            with tab.expect_request("**/events?since=*"):
                tab.goto(f"{address}/en/")
            assert not tab.locator("[data-news]").is_visible()
            list(desk.take_in([another]))
            tab.wait_for_selector("[data-news]:not([hidden])", timeout=30_000)
            tab.close()
