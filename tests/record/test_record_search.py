"""Search finds words with whatever is written on to them, in both stores alike, and says exactly where."""

from __future__ import annotations

import pytest

from khabar.record.record import Asked
from khabar.record.words import stems

NOW = "2031-05-13T00:00:00.000000Z"
TEXTS = {
    "ministry": "قالت الوزارة إن الحكومة وافقت على القرار.",
    "and": "وأكد المتحدث باسم وزارة الخارجية ذلك يوم الاثنين.",
    "theirs": "قال الوزير إن حكومتهم لم توافق على ذلك القرار.",
    "port": "The minister said that Port Selim was open to ships.",
    "selim": "Selim said the port was closed, and ministers agreed.",
}


@pytest.fixture(params=["sqlite", "postgresql"])
def searched(request, new, arrival):
    store = new(request.param)
    for day, (name, text) in enumerate(TEXTS.items(), 10):
        store.add([arrival(text, name, published=f"2031-05-{day}", title=f"Title of {name}")], NOW)
    return store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("حكومة", ["theirs", "ministry"]),
        ("الحكومة", ["theirs", "ministry"]),
        ("وزارة", ["and", "ministry"]),
        ("والوزارة", ["and", "ministry"]),
        ('"وزارة الخارجية"', ["and"]),
        ("port selim", ["selim", "port"]),
        ('"port selim"', ["port"]),
        ('port -"port selim"', ["selim"]),
        ("minister", ["port"]),
        ("minister*", ["selim", "port"]),
        ("*iniste*", ["selim", "port"]),
        ("niste", ["selim", "port"]),
        ("title:theirs", ["theirs"]),
        ("theirs", ["theirs"]),
        ("port -closed", ["port"]),
        ("-port", []),
        ("", []),
        ("\" ' ) OR NEAR(* AND", []),
        ("x:y'); DROP TABLE reports;--", []),
    ],
)
def test_a_query_finds(searched, query, found):
    hits = searched.search(query, Asked())
    assert [hit.source for hit in hits] == found
    for hit in hits:
        text = TEXTS[hit.source]
        assert [text[a:b] for a, b in hit.spans][: len(hit.marks)] == [hit.snippet[a:b] for a, b in hit.marks]


def test_days_bound_what_is_found(searched):
    assert [hit.source for hit in searched.search("port", Asked(since="2031-05-14"))] == ["selim"]
    assert [hit.source for hit in searched.search("port", Asked(until="2031-05-13"))] == ["port"]
    assert searched.search("port", Asked(as_of="2031-05-12T00:00:00.000000Z")) == ()
    assert len(searched.search("port", Asked(limit=1))) == 1


def test_stems_stand_where_their_words_do():
    text = "قالت الحكومة 12 مرة."
    assert [text[f.start : f.end] for f in stems(text)] == ["قالت", "الحكومة", "12", "مرة"]
