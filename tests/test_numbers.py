"""Numbers: what is written in digits or words is read back exactly."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

import khabar
from figureless import figureless
from khabar.model.report import Report
from khabar.reading.numbers.stage import numbers
from khabar.reading.reader import draft
from numerals import NOUN, Style, arabic, english, styles


def read(text: str, lang: str) -> list[tuple[str, str, Decimal | None]]:
    """Return (words, kind, value) of every number marked in a text."""
    made = draft(Report(text=text, lang=lang))
    numbers(made)
    marks = sorted((m for line in made.lines for m in line.found.get("number", ())), key=lambda m: m.first)
    return [(text[m.start : m.end], m.key, m.value.value) for m in marks]  # type: ignore[attr-defined]


def numbers_to_try(step: int = 1) -> list[int]:
    chance = random.Random(20_240_401)
    return [*range(2, 10_001, step), *(chance.randrange(1, 10 ** chance.randrange(4, 13)) for _ in range(3000 // step))]


@pytest.mark.parametrize(("lang", "write"), [("ar", arabic), ("en", english)])
def test_every_integer_written_in_words_reads_back(lang: str, write) -> None:  # type: ignore[no-untyped-def]
    wrong = []
    for n in numbers_to_try():
        words = write(n)
        found = read(words, lang)
        if [(v, w) for w, _, v in found] != [(Decimal(n), words)]:
            wrong.append((n, words, found))
    assert not wrong[:5]


@pytest.mark.parametrize("style", list(styles()), ids=str)
def test_every_spelling_case_and_gender_reads_back(style: Style) -> None:
    wrong = []
    for n in numbers_to_try(19):
        words = arabic(n, style)
        found = read(words + (f" {NOUN}" if style.construct else ""), "ar")
        if [(v, w) for w, _, v in found] != [(Decimal(n), words)]:
            wrong.append((n, words, found))
    assert not wrong[:5]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_thousand_sentences_without_figures_give_none(lang: str) -> None:
    texts = list(figureless(lang, 1980))[:: 1 if lang == "ar" else 2]
    wrong = [text for text in texts if khabar.read(text, lang=lang, published="2024-04-03").figures]
    assert len(texts) > 900
    assert not wrong[:5]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("ar", "1,200", "1200"),
        ("ar", "1.200,5", "1200.5"),
        ("ar", "١٬٢٠٠٫٥", "1200.5"),
        ("ar", "١،٢٣٤،٥٦٧", "1234567"),
        ("ar", "12\u00a0000", "12000"),
        ("ar", "1\u202f800", "1800"),
        ("ar", "3 500", "3500"),
        ("ar", "150.000", "150000"),
        ("ar", "٠,٢٣٤٥٦", "0.23456"),
        ("ar", "25,2 مليار", "25200000000"),
        ("ar", "14½", "14.5"),
        ("ar", "ثلاث مائة وخمس وعشرين ألفاً", "325000"),
        ("ar", "مليونين", "2000000"),
        ("ar", "مليون ونصف المليون", "1500000"),
        ("ar", "نصف مليون", "500000"),
        ("ar", "خمسة آلاف و300", "5300"),
        ("ar", "3 مئة و 21", "321"),
        ("ar", "ثلاث دزينات", "36"),
        ("en", "1.2m", "1200000"),
        ("en", "10k", "10000"),
        ("en", "3.1billion", "3100000000"),
        ("en", "half a million", "500000"),
        ("en", "two and a half million", "2500000"),
        ("en", "half a dozen", "6"),
        ("en", "a thousand and one", "1001"),
        ("en", "twelve hundred", "1200"),
    ],
)
def test_forms_of_a_number(lang: str, text: str, value: str) -> None:
    assert [(w, v) for w, _, v in read(text, lang)] == [(text, Decimal(value))]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_row_of_words_and_signs_fails(lang: str) -> None:
    chance = random.Random(7)
    pieces = [
        *"/ - – : , . ( ) % $ & + ½ 0 1 5 000 007 1,200 12.5 2019 ٣٫٥".split(),  # noqa: SIM905
        *(arabic(n) if lang == "ar" else english(n) for n in (1, 2, 3, 12, 20, 25, 100, 300, 1000, 2000, 10**6)),
        *("نصف و ألفا شخص دولار في المئة بين إلى" if lang == "ar" else "half and a people dollars per cent to").split(),
    ]
    for _ in range(300):
        text = "".join(chance.choice(pieces) + chance.choice(["", " ", " "]) for _ in range(chance.randrange(1, 30)))
        for words, _, _ in read(text, lang):
            assert words in text


@pytest.mark.parametrize(
    ("lang", "text", "kinds"),
    [
        ("ar", "القناة 12", ["name"]),
        ("ar", "كوفيد-19", ["name"]),
        ("ar", "طائرة F-35", ["name"]),
        ("ar", "يوم الاثنين", []),
        ("ar", "أحد المسؤولين", []),
        ("ar", "القرن العشرين", ["ordinal"]),
        ("ar", "الثامنة عشرة", ["ordinal"]),
        ("ar", "في الشوط الثاني نصف نهائي", ["ordinal"]),
        ("ar", "859-292-3680", ["name", "name", "name"]),
        ("ar", "12/10/2018", ["name", "name", "name"]),
        ("ar", "٪٩", ["percent"]),
        ("en", "G20 and F-35", ["name"]),
        ("en", "the 21st", ["ordinal"]),
        ("en", "twenty-first", ["ordinal"]),
        ("en", "in his 40s", ["decade"]),
        ("en", "the second half", ["ordinal"]),
        ("en", "1234567890123456789", ["name"]),
    ],
)
def test_what_a_number_is(lang: str, text: str, kinds: list[str]) -> None:
    assert [kind for _, kind, _ in read(text, lang)] == kinds
