"""What reports cannot do to the pages: run, turn their neighbours round, or move a highlight off its words."""

from functools import partial
from itertools import chain
from urllib.request import urlopen

import pytest
from chromium import serving
from payloads import PAYLOADS

from khabar.desk import open_desk
from khabar.model.claim import Saying, place_of
from khabar.reading.reader import read
from khabar.sources.item import take
from khabar.web.app import application
from khabar.web.desks import Desks

FOUND = """() => ({
  ran: typeof ran !== "undefined",
  foreign: document.querySelectorAll(
      "img, iframe, object, embed, video, audio, base, marquee, template, math, meta[http-equiv], xmp").length
    + document.querySelectorAll('script:not([src^="/static/"]), style').length
    + document.querySelectorAll('link:not([rel=stylesheet][href^="/static/"], [rel=icon], [rel=alternate])').length,
  told: [...document.querySelectorAll("*")].flatMap(it => [...it.attributes]).filter(it => it.name.startsWith("on")
    || /^\\s*(javascript|data):/i.test(it.value) && ["href", "src", "action"].includes(it.name)).length,
})"""
SAFE = {"ran": False, "foreign": 0, "told": 0}
TURNS = {"Tarna": "", "Lastrin": "\u202e", "Osteva": "\u2067", "Velmora": "\u202b", "Norkvan": "\u2068"}
BOXES = """() => [...document.querySelectorAll("ol.plain > li")].flatMap((row, n) =>
  [...row.querySelectorAll("time, .meta bdi, p:last-child"), ...(n === 1 ? [] : row.querySelectorAll("h2 bdi"))].map(
    it => { const box = it.getBoundingClientRect(); return [box.left, box.top, box.width].map(Math.round); }))"""
TEXTS = """async paths => {
  for (const path of paths) {
    const page = new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
    document.querySelector("main").append(page.querySelector(".text"));
  }
}"""
MARKED = """() => [...document.querySelectorAll(".text")].map(text => {
  const found = {};
  for (const mark of text.querySelectorAll("mark"))
    for (const id of mark.dataset.claims.split(" ")) found[id] = (found[id] ?? "") + mark.textContent;
  return found;
})"""
WIDTHS = """() => [...document.querySelectorAll(".text p")].map(it => {
  const plain = it.cloneNode(false), line = it.cloneNode(true);
  plain.textContent = it.textContent;
  for (const one of [plain, line]) {
    one.style.cssText = "position: absolute; white-space: pre; width: max-content";
    it.after(one);
  }
  const off = Math.abs(plain.getBoundingClientRect().width - line.getBoundingClientRect().width);
  plain.remove(); line.remove();
  return off;
})"""


@pytest.fixture
def site_of(tmp_path):
    """A function that keeps reports and serves them; returns the address and their ids."""
    servers = []

    def serve(rows):
        path = str(tmp_path / f"k{len(servers)}.db")
        with open_desk(path, "tests") as desk:
            ids = [line.report.removeprefix("sha256:") for line in desk.take_in(taken(row) for row in rows)]
        servers.append(serving(application(Desks(path, "tests"))))
        return servers[-1].__enter__(), ids

    yield serve
    for server in servers:
        server.__exit__(None, None, None)


def taken(row):
    return take(row.pop("text"), row.pop("source", "x"), **{"lang": "en", "published": "2025-04-15"} | row)


def hostile(payload, n):
    return {
        **dict.fromkeys(("title", "outlet", "byline", "source"), payload),
        "text": f"TARNA ({payload}) - Marvin {payload} Cooke, spokesman of {payload}, said: “{payload} is open.” "
                f"At least {n} {payload} were killed in Tarna, {payload}, on Monday, according to {payload}.",
    }  # fmt: skip


def fulfil(body, route, _):
    """Answer a browser's request with a page."""
    route.fulfill(body=body, content_type="text/html; charset=utf-8")


def test_nothing_that_a_report_holds_runs(chrome, site_of):
    assert len(set(PAYLOADS)) >= 200
    address, ids = site_of([hostile(payload, n) for n, payload in enumerate(PAYLOADS, 2)])
    context = chrome.new_context(base_url=address, bypass_csp=True)
    tab = context.new_page()
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("dialog", lambda dialog: asked.append(dialog.message))
    lists = ("/en/", "/ar/commitments", "/en/search?q=open&limit=1000", "/ar/voice?voice=Cooke&limit=1000", "/en/judge",
             f"/ar/story/{ids[0]}", f"/en/compare?first={ids[0]}&second={ids[1]}")  # fmt: skip
    for path in (*lists, *(f"/ar/report/{key}/claim/s1" for key in ids[::40])):
        tab.goto(path, wait_until="domcontentloaded")
        assert tab.evaluate(FOUND) == SAFE, path
    for some in (ids[k : k + 20] for k in range(0, len(ids), 20)):  # as one page, which is quicker
        pages = [urlopen(f"{address}/en/report/{key}").read().decode() for key in some]
        tab.route("**/joined", partial(fulfil, "".join(pages)))
        tab.goto("/joined", wait_until="domcontentloaded")
        assert tab.evaluate(FOUND) == SAFE, some
        assert tab.locator("main").count() == len(some)
    assert [url for url in asked if not url.startswith(f"{address}/")] == []
    context.close()


def rows(mark, letters):
    """Three reports that are found by a word, the second with letters in its head that turn a line round."""
    return [
        {"title": title, "outlet": outlet, "text": f"The bridge of {mark} is open, {outlet} said.", "published": day}
        for title, outlet, day in (
            ("One bridge", "The Post", "2025-04-17"), (f"{letters}Two bridges 12", f"{letters}The Bay 7", "2025-04-16"),
            ("Three bridges", "The Sea", "2025-04-15"),
        )
    ]  # fmt: skip


def test_a_title_that_turns_the_line_does_not_turn_its_neighbours(chrome, site_of):
    address, _ = site_of(list(chain.from_iterable(rows(mark, letters) for mark, letters in TURNS.items())))
    tab = chrome.new_page(viewport={"width": 1280, "height": 900})
    for ui in ("ar", "en"):
        seen = {}
        for mark in TURNS:
            tab.goto(f"{address}/{ui}/search?q={mark}")
            tab.evaluate("document.fonts.ready")
            seen[mark] = [box for box in tab.evaluate(BOXES) if box[2]]
        plain = seen.pop("Tarna")
        assert len(plain) >= 8
        for mark, boxes in seen.items():
            pairs = zip(plain, boxes, strict=True)
            assert [(a, b) for a, b in pairs if any(abs(x - y) > 8 for x, y in zip(a, b, strict=True))] == [], mark
    tab.close()


def astral(n):
    """A report full of letters outside the first plane, Arabic in every second."""
    face = "🙂🇵🇸👩‍👩‍👧𝒳𐤀"[n % 9 :]
    if n % 2:
        text = f"قال {face} نزار الحمصي {face} إن الجسر {face} سيفتح غداً. وقتل {n + 3} أشخاص {face} في انفجار في السوق."
        return {"text": text, "lang": "ar", "title": f"{face} {n}", "source": f"a{n}"}
    text = f"Marvin Cooke {face} said: “{face} The bridge {face} is open.” {face} At least {n + 3} people were killed."
    return {"text": text, "lang": "en", "title": f"{face} {n}", "source": f"a{n}"}


def test_the_words_that_are_marked_are_those_of_the_claims_and_their_letters_stay_joined(chrome, site_of):
    address, ids = site_of([astral(n) for n in range(200)])
    tab = chrome.new_page()
    marked = 0
    for some in (range(k, k + 40) for k in range(0, 200, 40)):
        tab.goto(f"{address}/ar/report/{ids[some[0]]}")
        tab.evaluate(TEXTS, [f"/ar/report/{ids[n]}" for n in some[1:]])
        for n, found in zip(some, tab.evaluate(MARKED), strict=True):
            told = read(taken(astral(n)).report)
            spans = {c.id: c.content if isinstance(c, Saying) else (place_of(c),) for c in told.claims}
            text = told.report.text
            words = {one: "".join(s.of(text) for s in those).replace("\n", "") for one, those in spans.items()}
            assert found == words
            marked += len(words)
        assert max(tab.evaluate(WIDTHS)) < 1
    assert marked > 400
    tab.close()
