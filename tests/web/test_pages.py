"""The desk on a page: every page and its twin in both languages, and what they say."""

from html.parser import HTMLParser

import feedparser
import pytest
from asking import first, store_hash

from khabar.web.render import UIS
from khabar.web.speech import words


@pytest.mark.parametrize("ui", UIS)
def test_every_page_that_the_front_page_leads_to_is_there_with_its_twin(page, ui):
    seen: set[str] = set()
    todo = [f"/{ui}/"]
    while todo:
        path = todo.pop()
        if path in seen or (path.startswith("/ar/" if ui == "en" else "/en/")):
            continue
        seen.add(path)
        found = page.get(path)
        assert found.status_code == 200, path
        if "text/html" in found.headers["content-type"] and len(seen) < 40:
            todo += [link for link in links(found.text) if link.startswith("/")]
    assert any("/claim/" in path for path in seen)
    assert any("/story/" in path for path in seen)
    assert any(path.endswith(".json") for path in seen)
    assert 'dir="rtl"' in page.get("/ar/").text
    assert 'dir="ltr"' in page.get("/en/").text


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        href = dict(attrs).get("href") or ""
        if tag == "a" and href:
            self.found.append(href.partition("#")[0])


def links(text: str) -> list[str]:
    parser = Links()
    parser.feed(text)
    return [link for link in parser.found if link]


def test_the_front_door_speaks_the_readers_language(page):
    for accepted, ui in (("ar-EG,ar;q=0.9", "ar"), ("fr,en;q=0.5", "en"), ("", "en")):
        found = page.get("/", headers={"Accept-Language": accepted}, follow_redirects=False)
        assert found.headers["location"] == f"/{ui}/"


def test_the_interface_says_the_same_in_both_languages():
    def keys(table, before=""):
        return {
            key for name, value in table.items()
            for key in (keys(value, f"{before}{name}.") if isinstance(value, dict) else {before + name})
        }  # fmt: skip

    ar, en = dict(words("ar")), dict(words("en"))
    assert set(ar["count"]) == set(en["count"])  # each with the forms that its numbers take
    assert keys(ar | {"count": {}}) == keys(en | {"count": {}})


def test_a_report_is_shown_whole_and_its_claims_stand_on_their_words(page):
    key = first(page)
    told = page.get(f"/en/report/{key}.json").json()
    text = told["report"]["text"]
    assert "".join(p["text"] for paragraph in told["paragraphs"] for p in paragraph) == text.replace("\n", "")
    of = {c["id"]: c for c in told["claims"]}
    marked = {c for paragraph in told["paragraphs"] for p in paragraph for c in p["claims"]}
    assert marked == set(of)
    assert all(c["words"].split(" … ")[0] in text for c in told["claims"])


def test_a_claim_has_its_chain_and_its_roots(page):
    found = page.get(f"/ar/report/{first(page)}/claim/f2.json").json()
    assert [link["kind"] for link in found["claim"]["chain"]][-1] == "outlet"
    assert found["roots"]["independent"] >= 1


def test_what_is_not_there_is_said_on_a_page_and_in_json(page):
    for path in ("/en/report/ffffffff", "/ar/story/ffffffff", f"/en/report/{first(page)}/claim/f999"):
        assert page.get(path).status_code == 404
        assert "text/html" in page.get(path).headers["content-type"]
        assert page.get(f"{path}.json").json()["detail"]
    assert page.get("/api/reports/ffffffff").status_code == 404
    assert page.get("/api/claims?since=yesterday").status_code == 422
    assert page.get("/api/claims?whatever=1").status_code == 422
    assert page.get("/xx/").status_code == 404


def test_search_marks_what_it_found_and_feeds_are_atom(page):
    found = page.get("/en/search", params={"q": "market"})
    assert '<mark class="found">' in found.text
    parted = page.get("/en/search", params={"q": "market", "since": "2025-05-13", "outlet": ""})
    assert "/en/search?q=market&since=2025-05-13&outlet=The+Osteva+Post" in links(parted.text)
    for asked in ({}, {"q": "market"}, {"story": first(page)}):
        made = feedparser.parse(page.get("/feed.xml", params=asked).content)
        assert not made.bozo
        assert made.entries
        assert made.version == "atom10"


def test_a_pasted_text_is_read_and_not_kept(store, page):
    before = store_hash(store)
    text = "قال نزار الحمصي إن الجسر سيفتح غداً."
    found = page.post("/ar/paste", data={"text": text, "published": "2025-04-15"})
    assert found.status_code == 200
    assert "الجسر سيفتح" in found.text
    assert 'class="saying' in found.text
    assert page.post("/api/read", json={"text": text}).json()["sayings"]
    assert page.post("/en/paste", data={"text": "   "}).status_code == 422
    assert page.post("/en/paste", data={"text": text, "published": "someday"}).status_code == 422
    assert page.post("/api/read", json={"text": "\x00"}).status_code == 422
    assert store_hash(store) == before
