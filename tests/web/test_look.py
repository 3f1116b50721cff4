"""The pages in a browser: nothing sticks out or fails, all can be reached by keyboard, and axe has nothing to say."""

import re
from pathlib import Path

import pytest
from asking import first

import npm

AXE = Path(__file__).parent / "axe"
PAGES = ("/", "/commitments", "/search?q=market", "/paste", "/compare?first={key}&second={key}", "/voice?voice=Zrov",
         "/nothing", "/judge", "/story/{key}", "/report/{key}", "/report/{key}/claim/f2")  # fmt: skip
SIZES = ((1280, 900), (360, 740))
RUN = "only => axe.run(document, {resultTypes: ['violations'], ...(only && {runOnly: only})})"
FOCUSED = """() => {
  const it = document.activeElement, style = getComputedStyle(it);
  if (it === document.body) return null;
  const parts = it.type === "date";  // its day, month and year take the keyboard one after the other
  return {at: [...document.querySelectorAll("*")].indexOf(it), parts,
          ring: parseFloat(style.outlineWidth), shape: style.outlineStyle};
}"""
REACHED = """() => [...document.querySelectorAll("a[href], button, input, textarea, select, summary")].filter(
  it => it.checkVisibility() && it.type !== "hidden" && it.tabIndex >= 0).length"""
WIDER = """() => [...document.querySelectorAll("body *")].filter(it => {
  const box = it.getBoundingClientRect();
  return (box.right > innerWidth + 1 || box.left < -1) && !it.closest(".skip, .scroll");
}).map(it => it.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def paths(page):
    key = first(page)[:12]
    return [path.format(key=key) for path in PAGES]


@pytest.fixture
def looking(chrome, site):
    """A function that opens a page of the site; faults and what the policy stops are noted in its `said`."""
    contexts = []

    def look(width: int = 1280, height: int = 900, **how):
        contexts.append(chrome.new_context(base_url=site, viewport={"width": width, "height": height}, **how))
        tab = contexts[-1].new_page()
        tab.said = []
        tab.on("console", lambda line: tab.said.append(line.text) if line.type in ("error", "warning") else None)
        tab.on("response", lambda told: tab.said.append(f"{told.status} {told.url}") if told.status >= 400 else None)
        tab.on("pageerror", lambda fault: tab.said.append(str(fault)))
        return tab

    yield look
    for context in contexts:
        context.close()


@pytest.mark.parametrize("ui", ["ar", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_every_page_stands_in_its_direction_and_in_its_width(looking, paths, ui, size):
    tab = looking(*size)
    for path in [*(f"/{ui}{path}" for path in paths), "/docs"]:
        tab.goto(path)
        side = "ltr" if path == "/docs" or ui == "en" else "rtl"
        assert tab.evaluate("getComputedStyle(document.body).direction") == side, path
        assert tab.evaluate(WIDER) == [], path
    assert [line for line in tab.said if "404" not in line] == []  # /nothing is a page that is not there


@pytest.mark.parametrize(("ui", "scheme", "rules"), [("ar", "light", None), ("en", "dark", ["color-contrast"])])
def test_axe_finds_nothing_serious(looking, paths, ui, scheme, rules):
    npm.install(AXE, "NOT LOOKED AT: axe")
    axe = (AXE / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
    tab = looking(color_scheme=scheme)
    faults = []
    for path in [*(f"/{ui}{path}" for path in paths), "/docs"]:
        tab.goto(path)
        tab.evaluate(axe)
        found = tab.evaluate(RUN, rules)["violations"]
        faults += [
            (path, one["id"], one["nodes"][0]["html"][:120], one["nodes"][0]["failureSummary"])
            for one in found if one["impact"] in ("serious", "critical")
        ]  # fmt: skip
    assert faults == []


@pytest.mark.parametrize("ui", ["ar", "en"])
def test_the_keyboard_reaches_all_and_shows_where_it_is(looking, paths, ui):
    tab = looking()
    for path in paths:
        tab.goto(f"/{ui}{path}")
        wanted = tab.evaluate(REACHED)
        places = []
        for _ in range(min(wanted, 60)):
            tab.keyboard.press("Tab")
            focused = tab.evaluate(FOCUSED)
            assert focused, (path, places)
            assert focused["ring"] >= 2, (path, focused)
            assert focused["parts"] or focused["shape"] != "none", (path, focused)
            places.append(focused["at"])
        assert places == sorted(places), path
    tab.goto(f"/{ui}/")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"
    assert re.search("#content$", tab.url)


@pytest.mark.parametrize("ui", ["ar", "en"])
def test_a_text_is_pasted_and_read(looking, ui):
    tab = looking()
    tab.goto(f"/{ui}/paste")
    tab.fill("textarea", "Marvin Cooke said the bridge is open.")
    tab.click("main button")
    assert tab.locator("mark.saying").first.is_visible()
    assert tab.said == []


def test_a_page_prints_without_what_only_a_screen_needs(looking, paths):
    tab = looking()
    tab.emulate_media(media="print")
    for path in paths:
        tab.goto(f"/ar{path}")
        assert tab.locator("nav:visible").count() == 0, path
        breaks = tab.locator("section").evaluate_all("all => all.map(it => getComputedStyle(it).breakInside)")
        assert set(breaks) <= {"auto"}, path  # else a long section leaves the page before it empty
        assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
