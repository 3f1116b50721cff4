"""The desk on a page: every page and its twin in both languages, what may not be done, and what reports cannot do."""

import asyncio
import hashlib
import json
import re
import signal
import socket
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from khabar.demo.crisis import crisis
from khabar.desk import open_desk
from khabar.model.groups import Mention, Point, Track
from khabar.sources.item import Given
from khabar.web import charts, feed
from khabar.web.app import application
from khabar.web.desks import Desks
from khabar.web.guard import LARGEST
from khabar.web.marks import Place, pieces
from khabar.web.render import UIS, words

TOKEN = "a token of ours"
SERVE = (sys.executable, "-c", "from khabar.cli import main; main()", "serve", "--store")
PAYLOADS = (
    "<script>document.title='x'</script>", '"><img src=x onerror=alert(1)>', "'-alert(1)-'", "</title><svg onload=a()>",
    "{{7*7}}", "javascript:alert(1)", "\u202etxt.exe", "<bdi><p>", "&lt;script&gt;", "%3Cscript%3E",
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("web") / "demo.db"
    with open_desk(str(path), "tests") as desk:
        assert all(line.outcome == "stored" for line in desk.take_in(crisis()))
    return path


@pytest.fixture(scope="module")
def page(store):
    desks = Desks(str(store), "tests")
    with TestClient(application(desks), base_url="http://localhost") as client:
        yield client


def first(page, source: str = "demo/m01") -> str:
    return next(r["id"] for r in page.get("/api/reports").json() if r["source"] == source).removeprefix("sha256:")


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
        if "text/html" in found.headers["content-type"] and len(seen) < 120:
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

    assert keys(words("ar")) == keys(words("en"))


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
    assert page.get("/xx/").status_code == 422


def test_search_marks_what_it_found_and_feeds_are_atom(page):
    found = page.get("/en/search", params={"q": "market"})
    assert '<mark class="found">' in found.text
    for asked in ({}, {"q": "market"}, {"story": first(page)}):
        made = feedparser.parse(page.get("/feed.xml", params=asked).content)
        assert not made.bozo
        assert made.entries
        assert made.version == "atom10"


def test_a_pasted_text_is_read_and_not_kept(page):
    before = store_hash(page)
    text = "قال نزار الحمصي إن الجسر سيفتح غداً."
    found = page.post("/ar/paste", data={"text": text, "published": "2025-04-15"})
    assert found.status_code == 200
    assert "الجسر سيفتح" in found.text
    assert 'class="saying' in found.text
    assert page.post("/api/read", json={"text": text}).json()["sayings"]
    assert page.post("/en/paste", data={"text": "   "}).status_code == 422
    assert page.post("/en/paste", data={"text": text, "published": "someday"}).status_code == 422
    assert page.post("/api/read", json={"text": "\x00"}).status_code == 422
    assert store_hash(page) == before


def store_hash(page) -> str:
    return hashlib.sha256(json.dumps(page.get("/api/feed").json(), sort_keys=True).encode()).hexdigest()


def test_without_a_token_nothing_can_be_written(page):
    before = store_hash(page)
    described = page.get("/openapi.json").json()
    tried = 0
    for path, methods in described["paths"].items():
        for method in ("post", "put", "patch", "delete"):
            if path == "/api/read" and method == "post":
                continue
            found = page.request(method, re.sub(r"\{\w+\}", first(page), path), json={})
            tried += method in methods
            assert found.status_code in (403, 405), (method, path)
    assert tried >= 1
    assert store_hash(page) == before


def test_who_has_the_token_may_judge_and_take_it_back(store, page):
    ids = [r["id"] for r in page.get("/api/reports").json()][:2]
    word = {"first": ids[0], "second": ids[1], "same": True, "why": "both tell of the bridge"}
    with TestClient(application(Desks(str(store), "tests"), token=TOKEN), base_url="http://localhost") as client:
        assert client.post("/api/judge", json=word).status_code == 401
        assert client.post("/api/judge", json=word, headers={"Authorization": "Bearer wrong"}).status_code == 401
        given_ = {"Authorization": f"Bearer {TOKEN}"}
        assert client.post("/api/judge", json=word, headers=given_).json()["kind"] == "same"
        assert len({s["id"] for s in client.get("/api/stories").json() if set(ids) & set(s["reports"])}) == 1
        assert client.post("/api/judge", json={**word, "same": None}, headers=given_).json()["kind"] == "open"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403), ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"}, 200),
        ({"Origin": "http://evil.example"}, 403), ({"Origin": "null"}, 403), ({"Sec-Fetch-Site": "none"}, 200),
        ({}, 200), ({"Host": "evil.example"}, 421),
        ({"Content-Length": str(LARGEST + 1)}, 413), ({"Content-Length": "many"}, 413),
    ],
)  # fmt: skip
def test_pages_of_other_sites_can_send_nothing(page, headers, status):
    assert page.post("/en/paste", data={"text": "The bridge is open, he said."}, headers=headers).status_code == status


def test_a_body_that_goes_on_and_on_is_cut_off(page):
    assert page.post("/en/paste", content=(b"text=a" * 1000 for _ in range(1000))).status_code == 413


def test_every_answer_carries_the_headers_of_safety(page):
    for path in ("/en/", "/api/stories", "/static/khabar.css", "/en/report/ffff", "/nothing"):
        headers = page.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
    for path in ("/en/", "/ar/search?q=a", "/docs"):
        text = page.get(path).text
        assert not re.search(r"<script|\son\w+=|style=|https?://(?!localhost)", text), path


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_of_a_report_is_taken_for_markup(tmp_path, payload):
    path = tmp_path / "hostile.jsonl"
    row = dict.fromkeys(("title", "outlet", "byline"), payload) | {
        "text": f"Marvin Cooke said: “{payload} is open.” Nine people were killed in Tarna {payload} on Monday.",
        "published": "2025-04-15",
    }
    path.write_text(json.dumps(row) + "\n", "utf-8")
    with open_desk(str(tmp_path / "k.db"), "tests") as desk:
        assert desk.add(str(path), given=Given()).stored == 1
    with TestClient(application(Desks(str(tmp_path / "k.db"), "tests")), base_url="http://localhost") as client:
        key = client.get("/api/reports").json()[0]["id"].removeprefix("sha256:")
        for at in ("/en/", f"/en/story/{key}", f"/ar/report/{key}", "/en/search?q=open", "/ar/voice?voice=Marvin",
                   f"/en/report/{key}/claim/s1", "/feed.xml", "/en/commitments"):  # fmt: skip
            found = client.get(at)
            assert found.status_code == 200, at
            for bare in ("<script>", "<img", "<svg onload", "<bdi><p>", "49 is open"):
                assert bare not in found.text, at
        for at in (f"/en/search?q={payload}", f"/en/voice?voice={payload}", f"/en/report/{payload}"):
            assert "<script>" not in client.get(at).text
            assert "<img" not in client.get(at).text


@given(
    st.text("ab\nج🙂 ", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=8),
)
def test_pieces_are_the_text_and_know_what_stands_on_them(text, spans):
    places = [Place(a, min(a + n, len(text)), f"s{k}", "saying") for k, (a, n) in enumerate(spans) if a < len(text)]
    places = [p for p in places if p.end > p.start]
    made = [p for paragraph in pieces(text, places) for p in paragraph]
    assert "".join(p.text for p in made) == text.replace("\n", "")
    for place in places:
        on = "".join(p.text for p in made if place.id in p.claims)
        assert on == text[place.start : place.end].replace("\n", "")


def test_a_chart_runs_with_the_language():
    def point(day, low, high, bound="exact"):
        return Point(Mention("r", "f1", day, "O", "w", f"{bound} {low}", None), low, high, bound, "update")

    points = (point("2025-05-12", 12.0, None, "at_least"), point("2025-05-13T08:00", 31.0, 31.0), point(None, 5.0, 5.0))
    track = Track("r#f1", "people killed", "person", "total", "r", points)
    left, right = charts.chart(track, rtl=False), charts.chart(track, rtl=True)
    assert left
    assert right
    assert [d.x for d in left.dots] == sorted(d.x for d in left.dots)
    assert right.dots[0].x > right.dots[1].x
    assert left.dots[0].opens == "up"
    assert left.dots[0].y > left.dots[1].y
    assert charts.chart(Track("r", "m", None, "total", "r", track.points[:1]), rtl=False) is None


def test_what_is_new_is_streamed_with_the_number_to_go_on_from(store):
    class Asker:
        left = 2

        async def is_disconnected(self):
            self.left -= 1
            return self.left < 0

    async def told() -> list[str]:
        return [event async for event in feed._changes(Asker(), Desks(str(store), "tests"), 0)]

    began, news, quiet = asyncio.run(told())
    assert began.startswith("id: 0")
    number, kind, data = news.strip().split("\n")
    assert kind == "event: news"
    assert number == f"id: {json.loads(data.removeprefix('data: '))['cursor']}"
    assert quiet.startswith(":")


def test_khabar_serve_answers_on_the_loopback_and_goes_when_told(store):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*SERVE, str(store), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert f"http://127.0.0.1:{port}/" in server.stdout.readline()
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}", transport=httpx2.HTTPTransport(retries=40)) as client:
            assert client.get("/healthz", timeout=60).text == "ok\n"
            assert client.get("/ar/", timeout=60).status_code == 200
    finally:
        server.send_signal(signal.SIGINT)
        said = server.communicate(timeout=60)[1]
    assert said == ""


def test_khabar_serve_says_when_there_is_no_record(tmp_path):
    command = [*SERVE, str(tmp_path / "none.db")]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 1
    assert "there is no record here" in made.stderr
