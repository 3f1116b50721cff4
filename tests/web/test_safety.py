"""What may not be done: writing without the token, from other sites, with too much; and what reports cannot do."""

import json
import re

import pytest
from asking import first, store_hash
from starlette.testclient import TestClient

from khabar.desk import open_desk
from khabar.sources.item import Given
from khabar.web.app import application
from khabar.web.desks import Desks
from khabar.web.guard import LARGEST

TOKEN = "a token of ours"
PAYLOADS = (
    "<script>document.title='x'</script>", '"><img src=x onerror=alert(1)>', "'-alert(1)-'", "</title><svg onload=a()>",
    "{{7*7}}", "javascript:alert(1)", "\u202etxt.exe", "<bdi><p>", "&lt;script&gt;", "%3Cscript%3E",
)  # fmt: skip


def test_without_a_token_nothing_can_be_written(store, page):
    before = store_hash(store)
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
    assert store_hash(store) == before


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
        assert not re.search(
            r"<script(?! type=\"module\" src=\"/static/)|\son\w+=|style=|https?://(?!localhost)", text
        ), path


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
