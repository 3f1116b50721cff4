"""Folding, the lexicon, inflection and frames."""

from __future__ import annotations

import tomllib
import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import BadLanguageData
from khabar.lang import pack
from khabar.lang.alike import alike, tune
from khabar.lang.fold import fold, origins
from khabar.lang.lexicon import Clitics, Entry, Lexicon
from khabar.lang.pattern import frame, matches
from khabar.lang.spelling import speller
from khabar.lang.words import Kind, Mark, line
from khabar.model.stance import Act, Certainty


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أُعلِنَ", "اعلن"),
        ("الحكومـــة", "الحكومه"),
        ("مستشفى", "مستشفي"),
        ("ﻻ", "لا"),
        ("١٢٣٫٥", "123.5"),
        ("۱۲۳", "123"),
        ("ک", "ك"),
        ("Ankara", "ankara"),
        ("Erdoğan", "erdogan"),
        ("آخر", "اخر"),
        ("مسؤول", "مسوول"),
        ("قا\u200fل", "قال"),
    ],
)
def test_spellings_fold_to_one(one, other):
    assert fold(one) == fold(other) == other


@given(st.text(max_size=60))
def test_folding_points_back(text):
    text = unicodedata.normalize("NFC", text)
    places = origins(text)
    assert places[-1] == len(text)
    assert list(places) == sorted(places)
    assert fold("".join(text)) == fold(fold(text)) or not text.isascii()


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("الحمصيإن", ["الحمصي", "إن"]),
        ("يُزعمأنّها", ["يُزعم", "أنّها"]),
        ("شركةNimbra", ["شركة", "Nimbra"]),
        ("عوضًاعن", ["عوضًا", "عن"]),
        ("هيئةالأرصاد", ["هيئة", "الأرصاد"]),
        ("وبشأنها", ["وبشأنها"]),
        ("للإعلان", ["للإعلان"]),
        ("لBBC", ["لBBC"]),
    ],
)
def test_words_written_as_one_are_two(written, words):
    made = line(written, 0, len(written), 0, pack.load("ar").lexicon)
    assert [w.text for w in made.words] == words
    assert "".join(written[w.start : w.end] for w in made.words) == written


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    arabic = pack.load("ar").lexicon.clitics
    made = Lexicon(arabic)
    made.add("noun", "الأمم المتحدة", Entry("body", "UN"))
    made.add("noun", "غزة", Entry("place", "Gaza"))
    made.add("noun", "زيارة", Entry("event", "visit"))
    made.add("verb", "قالوا", Entry("say", "say"))
    made.add("exact", "أن", Entry("that", "that"))
    made.add("noun", "رئيس", Entry("title", "president"))
    made.add("noun", "رئيس الوزراء", Entry("title", "prime minister"))
    return made


def found(text: str, cls: str, lexicon: Lexicon) -> list[str]:
    made = line(text, 0, len(text), 0, lexicon)
    return [text[m.start : m.end] for m in made.found.get(cls, [])]


@pytest.mark.parametrize(
    ("text", "cls", "words"),
    [
        ("وصل إلى غزة", "place", "غزة"),
        ("القصف على وبغزة", "place", "غزة"),
        ("قافلة للأمم المتحدة", "body", "لأمم المتحدة"),
        ("وبالأمم المتحدة", "body", "الأمم المتحدة"),
        ("ألغى زيارته", "event", "زيارت"),
        ("وقالوها", "say", "قالو"),
        ("وأن الوفد", "that", "أن"),
        ("رئيس الوزراء", "title", "رئيس الوزراء"),
        ("بِغَـزَّة", "place", "غَـزَّة"),
    ],
)
def test_a_word_is_found_behind_its_clitics_and_its_span_is_exact(lexicon, text, cls, words):
    assert found(text, cls, lexicon) == [words]


@pytest.mark.parametrize(("text", "cls"), [("بأن", "that"), ("سغزة", "place"), ("المقالة", "say")])
def test_clitics_go_only_where_they_belong(lexicon, text, cls):
    assert found(text, cls, lexicon) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("O'Brien's F-16", ["O'Brien", "'s", "F", "-", "16"]),
        ("1,200.5kg", ["1,200.5", "kg"]),
        ("سِلَاح وأكثر من15", ["سِلَاح", "وأكثر", "من", "15"]),
        ("“نعم”،قال", ["“", "نعم", "”", "،", "قال"]),
    ],
)
def test_tokens(text, words):
    assert [w.text for w in line(text, 0, len(text), 0, Lexicon(Clitics({}, {}))).words] == words


def test_arabic_verbs_inflect():
    lexicon = pack.load("ar").lexicon
    verbs = Lexicon(lexicon.clitics)
    raw = {"verbs": {"say": {"announce": "أعلن يعلن إعلان معلن", "deny": "نفى ينفي نفي نافٍ"}}}
    import tomllib
    from importlib.resources import files

    from khabar.lang.inflect import paradigm
    from khabar.lang.pack import _words

    table = tomllib.loads(files("khabar.lang").joinpath("ar", "paradigms.toml").read_text("utf-8"))
    _words(verbs, paradigm(table["verb"]), paradigm(table["noun"]), raw)
    for word in (
        "أعلنت",
        "وأعلنوا",
        "سيعلن",
        "تعلن",
        "يعلنون",
        "إعلانه",
        "معلنة",
        "أعلنها",
        "نفت",
        "نفوا",
        "تنفي",
        "ينفون",
    ):
        assert verbs.look(word).hits, word


def test_every_language_loads_and_its_frames_carry_evidence():
    for code in pack.languages():
        made = pack.load(code)
        for frames in made.frames.values():
            assert all(f.reads for f in frames)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ({"name": "x", "stage": "times", "makes": "date", "match": "{month}"}, "no sentence shows"),
        (
            {"name": "x", "stage": "times", "makes": "date", "match": "word", "reads": [{"text": "a"}]},
            "no certain element",
        ),
    ],
)
def test_a_frame_without_evidence_does_not_load(raw, why):
    with pytest.raises(BadLanguageData, match=why):
        frame(raw)


def test_frames_match_forward_and_backward_from_the_certain_element():
    lexicon = Lexicon(Clitics({}, {}))
    lexicon.add("noun", "april", Entry("month", "4"))
    text = "on 3 april 2024 or in april"
    made = line(text, 0, len(text), 0, lexicon)
    for word in made.words:
        if word.kind == Kind.NUMBER:
            made.put(Mark("number", "", word.i, word.i + 1, word.start, word.end, value=word.norm))
    day = frame(
        {"name": "d", "stage": "t", "makes": "date", "match": "{day:number}? {month} {year:number}?", "anchor": "month",
         "reads": [{"text": "3 april"}]}
    )  # fmt: skip
    assert [(f.first, f.last, sorted(f.parts)) for f in matches(day, made)] == [
        (1, 4, ["day", "month", "year"]),
        (6, 7, ["month"]),
    ]


@pytest.mark.parametrize("code", pack.languages())
def test_what_a_saying_does_and_how_sure_it_is_are_told_of_words_that_there_are(code):
    folder = files("khabar.lang").joinpath(code)
    told, words = (tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8")) for name in ("stance", "sayings"))
    keys = {key for cls in ("cue", "cuenoun", "hearsay", "hearsay_that") for key in _keys(words, cls)}
    facts = told["facts"]
    assert set(facts["act"]) | set(facts["certainty"]) <= keys
    assert set(facts["act"].values()) <= {a.value for a in Act}
    assert {*facts["certainty"].values(), *facts["hedge"].values()} <= {c.value for c in Certainty}
    assert set(facts["hedge"]) == set(_keys(told, "hedge")) | set(_keys(told, "maybe"))


def _keys(table, cls):
    return [key for how in ("verbs", "nouns", "class", "exact") for key in table.get(how, {}).get(cls, {})]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Muhammad al-Masri", "Mohamed El Masry", True),
        ("Volodymyr Zelensky", "Volodymir Zelenskiy", True),
        ("Khaled Meshaal", "Khalid Mishal", True),
        ("Karim Haddad", "Karim Hamdan", False),
        ("Lena Harris", "Lena", False),
    ],
)
def test_spellings_of_one_name_sound_alike(one, other, same):
    assert alike(one, other) == same


def test_vowels_tell_names_of_the_same_consonants_apart():
    assert tune("Mohammed") == tune("Muhammad") != tune("Mahmoud")


@pytest.mark.parametrize("word", ["زفيرتو", "ا", "گلچين", "x", "ب" * 500, "१२"])
def test_any_word_is_spelled_in_latin_letters(word):
    able = speller("ar")
    assert able is not None
    form = able.spell(fold(word), own=False)
    assert form.isascii()
    assert len(form) <= 200
    assert form == able.spell(fold(word), own=False)
