"""Judging on the pages: who has the token gets a cookie, judges, takes it back, and everybody sees who and when."""

import re

import pytest
from asking import first, store_hash
from chromium import serving
from starlette.testclient import TestClient

from khabar.demo.crisis import crisis
from khabar.desk import open_desk
from khabar.web.app import application
from khabar.web.desks import Desks
from khabar.web.keys import COOKIE, LASTS, TRIES, Keys

TOKEN = "a token of ours"
OWN = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "k.db"
    with open_desk(str(path), "tests") as desk:
        ids = [line.report for line in desk.take_in(one for n, one in enumerate(crisis()) if n in (0, 39))]
    return path, ids


@pytest.fixture
def site(kept):
    with TestClient(
        application(Desks(str(kept[0]), "tests", "Amal"), token=TOKEN), base_url="http://localhost"
    ) as client:
        yield client


def word(ids, same="same"):
    return {"first": ids[0], "second": ids[1], "same": same, "why": "both tell of <the bridge>", "by": "سعاد"}


def entered(site):
    found = site.post("/en/enter", data={"token": TOKEN}, headers=OWN, follow_redirects=False)
    assert found.status_code == 303
    return found


@pytest.mark.parametrize("ui", ["ar", "en"])
def test_a_judgement_is_made_shown_and_taken_back(site, kept, ui):
    path, ids = kept
    two = f"/{ui}/compare?first={ids[0]}&second={ids[1]}"
    assert f'action="/{ui}/judge"' not in site.get(two).text
    entered(site)
    assert f'action="/{ui}/judge"' in site.get(two).text
    made = site.post(f"/{ui}/judge", data=word(ids), headers=OWN)
    assert made.status_code == 200
    assert made.url.path == f"/{ui}/compare"
    assert "سعاد" in made.text
    assert "&lt;the bridge&gt;" in made.text
    assert len(site.get("/api/stories").json()) == 1
    for page in (f"/{ui}/judge", f"/{ui}/report/{min(ids)}"):
        assert re.search(r'<time datetime="\d{4}-\d\d-\d\dT\d\d:\d\d">', site.get(page).text), page
        assert "سعاد" in site.get(page).text
    site.post(f"/{ui}/judge", data=word(ids, "open"), headers=OWN)
    assert len(site.get("/api/stories").json()) == 2
    assert [one["kind"] for one in site.get(f"/{ui}/judge.json").json()["judged"]] == ["open", "same"]
    site.post(f"/{ui}/leave", headers=OWN)
    before = store_hash(path)
    assert site.post(f"/{ui}/judge", data=word(ids), headers=OWN).status_code == 401
    assert store_hash(path) == before


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(site):
    said = entered(site).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict", f"Max-Age={LASTS}"} <= {part.strip() for part in said.split(";")}
    assert TOKEN not in said


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403), ({"Sec-Fetch-Site": "cross-site"}, 403), ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403), ({}, 401), ({"Sec-Fetch-Site": "none"}, 401),
        ({"Sec-Fetch-Site": "same-origin"}, 200), ({"Origin": "http://localhost"}, 200),
        (OWN | {"Authorization": "Bearer wrong"}, 401),
    ],
)  # fmt: skip
def test_a_cookie_is_good_for_what_our_own_pages_send(site, kept, headers, status):
    entered(site)
    before = store_hash(kept[0])
    assert site.post("/en/judge", data=word(kept[1]), headers=headers).status_code == status
    assert (store_hash(kept[0]) == before) == (status != 200)


@pytest.mark.parametrize("cookie", ["", "9999999999.", "9999999999.00ff", "x", "9999999999." + "0" * 64, '"', "1.2.3"])
def test_a_cookie_of_another_is_none(site, kept, cookie):
    found = site.post("/en/judge", data=word(kept[1]), headers=OWN | {"Cookie": f"{COOKIE}={cookie}"})
    assert found.status_code == 401


def test_who_guesses_is_held_off_and_a_cookie_ends():
    now = 1_000_000.0
    keys = Keys(TOKEN, clock=lambda: now)
    good = f"{COOKIE}={keys.cookie()}"
    assert keys.knows(good)
    assert not Keys(TOKEN, clock=lambda: now).knows(good)  # another server's
    for _ in range(TRIES):
        assert not keys.opens("a guess")
    assert not keys.opens(TOKEN)
    now += 61
    assert keys.opens(TOKEN)
    now += LASTS
    assert not keys.knows(good)


def test_a_wrong_token_is_said_on_the_page_and_a_desk_without_one_has_no_door(site, page):
    found = site.post("/ar/enter", data={"token": "wrong"}, headers=OWN)
    assert found.status_code == 401
    assert "ليس هذا هو الرمز" in found.text
    assert COOKIE not in found.cookies
    assert page.post("/en/enter", data={"token": ""}, headers=OWN).status_code == 401
    assert 'name="token"' not in page.get("/en/judge").text
    assert page.post("/en/judge", data=word([first(page)] * 2), headers=OWN).status_code == 403


def test_what_is_not_there_cannot_be_judged(site, kept):
    entered(site)
    assert site.post("/en/judge", data=word(["ffff", kept[1][0]]), headers=OWN).status_code == 404
    assert site.post("/en/judge", data=word(kept[1]) | {"same": "perhaps"}, headers=OWN).status_code == 422


@pytest.mark.parametrize("ui", ["ar", "en"])
def test_a_browser_gets_in_judges_and_goes_out_by_the_forms_of_the_pages(chrome, kept, ui):
    path, ids = kept
    with serving(application(Desks(str(path), "tests"), token=TOKEN)) as address:
        tab = chrome.new_page(base_url=address)
        tab.goto(f"/{ui}/judge")
        tab.fill("[name=token]", "wrong")
        tab.click("main button")
        assert tab.locator("[role=alert]").is_visible()
        assert tab.locator("[aria-current]").get_attribute("href") == f"/{ui}/judge"
        tab.click("a.other")
        tab.wait_for_url("**/judge")
        tab.fill("[name=token]", TOKEN)
        tab.click("main button")
        tab.wait_for_selector("form[action$=leave]")
        tab.goto(f"/{ui}/compare?first={ids[0]}&second={ids[1]}")
        for word, made in (("same", 1), ("open", 2)):
            tab.fill("[name=why]", "both tell of the bridge")
            tab.click(f"[value={word}]")
            tab.wait_for_selector(f".plain li:nth-child({made})")
        tab.goto(f"/{ui}/judge")
        tab.click("main button")
        tab.wait_for_selector("[name=token]")
        tab.close()
