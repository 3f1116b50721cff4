"""World data: every row can be used, sorted tables are in order, and the package stays small."""

from __future__ import annotations

import gzip
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

import khabar
from khabar.lang.alike import keys
from khabar.lang.fold import fold
from khabar.lang.places import WELL_KNOWN, plain, villages
from khabar.lang.tables import HERE, cut
from khabar.lang.world import world
from khabar.model.codec import dumps, loads

TABLES = sorted(path.name for path in (Path(khabar.__file__).parent / "lang" / "world").glob("*.tsv*"))
VILLAGES, ALSO = "villages.tsv.gz", "villages_also.tsv.gz"
LIMIT = 8_000_000  # bytes of the package's data
ASKED = 36_000  # places with Arabic names


def text(name):
    data = (HERE / "world" / name).read_bytes()
    return (gzip.decompress(data) if name.endswith(".gz") else data).decode()


def columns(name):
    return cut(text(name))


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_the_cells_of_its_head(name):
    head, *rows = text(name).removesuffix("\n").split("\n")
    cells = head.count("\t")
    assert [row for row in rows if row.count("\t") != cells or '"' in row] == []


@pytest.mark.parametrize("name", [WELL_KNOWN, VILLAGES])
def test_every_place_lies_somewhere(name):
    head = text(name).partition("\n")[0].split("\t")
    of = dict(zip(head, columns(name), strict=True))
    places = zip(of["name_en"], of["country"], of["lat"], of["lon"], of["class"], strict=True)
    for en, country, lat, lon, sort in places:
        assert en, (lat, lon)
        assert sort.isalpha(), en
        assert (len(country) == 2 and country.isupper()) or (not country and sort in WIDE), en
        assert -90 <= float(lat) <= 90, en
        assert -180 <= float(lon) <= 180, en
    assert "0" not in of["geonames"]


def test_every_outlet_says_what_it_is():
    medium, country, langs, _, en, also_en, ar, also_ar, _ = columns("outlets.tsv")
    assert set(medium) == MEDIA
    assert {code for code in country if code} <= set(columns("countries.tsv")[0])
    assert {code for codes in langs for code in codes.split("|") if not (len(code) == 2 and code.islower())} == set()
    assert all(en)
    for names in (zip(en, also_en, strict=True), zip(ar, also_ar, strict=True)):
        listed = [one for row in names for one in {plain(fold(name)) for name in "|".join(row).split("|") if name}]
        assert [name for name, often in Counter(listed).items() if often > 1] == []


def test_places_enough_have_arabic_names():
    arabic = columns(WELL_KNOWN)[3]
    assert sum(map(bool, arabic)) + len(columns(VILLAGES)[0]) >= ASKED


def test_sounds_are_those_of_the_names():
    _, en, also, *_, sounds = columns(WELL_KNOWN)
    for name, more, heard in zip(en, also, sounds, strict=True):
        made = keys([name, *filter(None, more.split("|"))])
        assert heard == "|".join(dict.fromkeys(k for k in made if len(k.replace(" ", "")) >= 4)), name


@pytest.mark.parametrize("name", [VILLAGES, ALSO])
def test_looked_up_tables_are_folded_and_in_order(name):
    first = columns(name)[0]
    assert all(a <= b for a, b in pairwise(first))
    assert [one for one in first if one != plain(fold(one))] == []


def test_villages_are_found_by_every_name():
    _, _, en, ar, *_ = columns(VILLAGES)
    for row in range(0, len(en), 7):
        for name in (en[row], *ar[row].split("|")):
            assert en[row] in {thing.name for thing in villages(plain(fold(name)))}, name


@pytest.mark.parametrize("code", ["ar", "en"])
def test_capitals_are_where_they_are(code):
    known = world(code)
    for name, country in CAPITALS[code].items():
        thing = known.thing(fold(name))
        assert thing is not None, name
        assert (thing.sort, thing.country) == ("capital", country), name


def test_the_data_stays_small():
    folder = Path(khabar.__file__).parent
    data = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}]
    assert sum(path.stat().st_size for path in data) < LIMIT


# names: what an outlet may be
MEDIA = {"wire", "newspaper", "magazine", "television", "radio", "broadcaster", "website"}
# names: classes of places that may lie in several countries, or in none
WIDE = {"continent", "region", "sea", "river"}
# names: capitals by the code of their country
CAPITALS = {
    "ar": {"باريس": "FR", "القاهرة": "EG", "طرابلس": "LY", "ريغا": "LV", "جاكرتا": "ID", "الخرطوم": "SD"},
    "en": {"Paris": "FR", "London": "GB", "Tripoli": "LY", "Bern": "CH", "Ulaanbaatar": "MN", "Khartoum": "SD"},
}


@pytest.mark.parametrize(("lang", "text"), [("ar", "قالت وكالة رويترز ذلك."), ("en", "Reuters said so.")])
def test_an_outlet_is_read_back_with_what_it_is(lang, text):
    reading = khabar.read(text, lang=lang)
    media = reading.voices[0].media
    assert (media.medium, media.langs[0], media.family) == ("wire", "en", "Thomson Reuters")
    assert loads(dumps(reading)) == reading


def test_a_name_of_several_places_tells_what_speaks_for_each():
    reading = khabar.read("فتحت المدارس في طرابلس شمال لبنان.", lang="ar")
    chosen, other = next(place for place in reading.places if place.name == "Tripoli").candidates
    assert (chosen.country, other.country) == ("LB", "LY")
    assert chosen.score > other.score
    assert "the words beside it speak of its country" in chosen.reasons
    assert loads(dumps(reading)).places == reading.places


@pytest.mark.parametrize(
    ("day", "meant"),
    [("1991-05-01", "George H.W. Bush"), ("2003-05-01", "George W. Bush"), ("2012-05-01", "Bush"), (None, "Bush")],
)
def test_a_name_of_several_persons_means_who_held_office_on_the_day_or_stays_open(day, meant):
    reading = khabar.read("Bush said that the road was open.", lang="en", published=day)
    (voice,) = reading.voices
    assert voice.name == meant
    assert {one.name for one in voice.candidates} == {"George W. Bush", "George H.W. Bush"}
    assert loads(dumps(reading)) == reading


def test_nobody_else_of_a_famous_name_is_a_candidate():
    reading = khabar.read("Kate Bush sang, and Bush thanked the town.", lang="en", published="2003-05-01")
    assert [(voice.name, voice.candidates) for voice in reading.voices] == [("Kate Bush", ())]
