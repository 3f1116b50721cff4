"""Bytes become canonical text, and its languages are told."""

from __future__ import annotations

import gzip
import random
import re
import unicodedata
from pathlib import Path

import pytest
from benchmarks.hostile import SHARED
from hypothesis import example, given
from hypothesis import strategies as st

from khabar.errors import RefusedReport
from khabar.lang.pack import load
from khabar.text.clean import canonical, clean, mojibake
from khabar.text.decode import decode
from khabar.text.language import language, strangers
from khabar.text.sentences import sentences
from traps import TRAPS, texts

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
HOSTILE = SHARED / "hostile"
NEWS = "قال الوزير إن 13 شخصاً أصيبوا في الحريق الكبير قرب السوق القديم، وإن التحقيق بدأ."


def codes(notes) -> set[str]:
    return {note.code for note in notes}


# Bytes.


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("declared", [None, "windows-1256", "iso-8859-1", "utf-8", "no such thing"])
def test_unicode_is_read_whatever_is_declared(encoding, declared):
    assert decode(NEWS.encode(encoding), declared).text == NEWS


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6"])
@pytest.mark.parametrize("declared", [None, "windows-1256", "iso-8859-1", "utf-8", "rot13", "\x00"])
def test_legacy_arabic_is_told_by_its_bytes(encoding, declared):
    made = decode(NEWS.encode(encoding), declared)
    assert (made.text, made.encoding) == (NEWS, encoding)
    assert (encoding == "cp1256" and declared == "windows-1256") or "encoding" in codes(made.notes)


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6"])
@pytest.mark.parametrize("words", ["قتل 3", "مقتل ثلاثة جنود", "عاجل", "زلزال يضرب المدينة"])
def test_a_headline_is_enough_to_know_the_encoding(encoding, words):
    assert decode(words.encode(encoding)).text == words


@pytest.mark.parametrize("text", ["“Quote” – he said, naïve", "L’été à Genève", "Straße über München", "£5m café"])
def test_western_bytes(text):
    assert decode(text.encode("cp1252")).text == text


def test_other_scripts_are_not_taken_for_arabic():
    text = "Министр сказал, что сегодня в городе погибли пять человек и один ранен"
    assert decode(text.encode("cp1251")).text == text


def test_a_wrong_declaration_is_said():
    assert "charset-overruled" in codes(decode(NEWS.encode(), "iso-8859-1").notes)
    assert "charset-overruled" in codes(decode(NEWS.encode("cp1256"), "utf-8").notes)
    assert "charset-unknown" in codes(decode(NEWS.encode(), "x-made-up").notes)
    assert not decode(NEWS.encode(), "UTF-8").notes


def test_broken_bytes_are_shown_and_counted():
    data = NEWS.encode()
    made = decode(data[:20] + b"\xff\xfe" + data[20:] + b"\xd9")
    assert made.text.count("\ufffd") == 3
    assert next(note.text for note in made.notes if note.code == "invalid-bytes").startswith("3 places")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \r\n\t", "no text"),
        (b"\xef\xbb\xbf", "no text"),
        (b"PK\x03\x04" + bytes(50), "zip"),
        (b"%PDF-1.7\n...", "PDF"),
        (gzip.compress(NEWS.encode(), mtime=0), "gzip"),
        (bytes(range(32)) * 20, "binary"),
        (random.Random(1).randbytes(4000), "binary"),
        (b"a" * 3_000_000, "larger than a report may be"),
    ],
    ids=lambda x: repr(x[:8]),
)
def test_what_is_no_report_is_refused_with_its_reason(data, why):
    with pytest.raises(RefusedReport, match=why) as refused:
        decode(data, source="mail-7")
    assert refused.value.source == "mail-7"


def test_the_limit_can_be_set():
    assert decode(b"a" * 11, most=11).text
    with pytest.raises(RefusedReport):
        decode(b"a" * 12, most=11)


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the hostile inputs are not beside this clone")
def test_hostile_files_are_decoded_or_refused():
    for path in sorted(HOSTILE.glob("d*")):
        if path.suffix == ".gz":
            with pytest.raises(RefusedReport):
                decode(path.read_bytes(), source=path.name)
            continue
        made = decode(path.read_bytes(), source=path.name)
        assert "\ufffd" not in made.text
        assert made.text == clean(made.text)
    assert "13 شخصا" in decode((HOSTILE / "d10_iso8859_6.txt").read_bytes()).text


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    try:
        made = decode(data)
    except RefusedReport:
        return
    assert made.text == clean(made.text)
    made.text.encode()


# Canonical text.


@given(st.one_of(texts("ar"), texts("en"), st.lists(st.sampled_from(TRAPS)).map("".join), st.text()))
@example("\r\x00\n")
@example("a" + "\u0344" * 40)
@example("\u0958" + "\u0301" * 31)
@example("\ud83d\ude00")
def test_cleaning_twice_changes_nothing(text):
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]", once)


def test_line_ends_are_one_and_words_stay():
    assert clean("a\r\nb\rc\u2028d\u2029e\x85f") == "a\nb\nc\nd\ne\nf"
    assert clean("\ufeffقـال\u200c «نعم»\u200f\x07") == "قـال\u200c «نعم»\u200f"
    assert clean("e\u0301 \u0627\u0653") == "é آ"
    assert clean("\ud83d\ude00 \ud800") == "😀 \ufffd"


def test_what_cannot_be_seen_is_told():
    assert codes(canonical("قال\u202e الوزير").notes) == {"bidi-control"}
    assert codes(canonical("a\u200bb\x00").notes) == {"invisible-characters", "control-characters"}
    assert codes(canonical("a\U000e0041").notes) == {"tag-characters"}
    assert codes(canonical("x\udc00").notes) == {"lone-surrogates"}
    assert codes(canonical("z" + "\u0301" * 99).notes) == {"heaped-marks"}
    assert not canonical("قال\u200f الوزير: «نعم» 4.5%\u200e").notes


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_examples_need_no_note(lang):
    for path in EXAMPLES.glob(f"*.{lang}.txt"):
        made = decode(path.read_bytes())
        assert made.notes == ()
        assert language(made.text, ("ar", "en")) == lang


def test_a_heap_of_marks_is_put_in_order_once():
    heap = clean("ا" + "\u0651\u0650" * 5_000)
    assert clean(heap) == heap


@pytest.mark.parametrize("codec", ["cp1252", "cp1256", "iso8859-1"])
def test_mojibake_is_told_and_left_alone(codec):
    broken = NEWS.encode().decode(codec, "ignore")
    assert mojibake(broken)
    made = canonical(broken)
    assert "mojibake" in codes(made.notes)


@pytest.mark.parametrize(
    "text",
    [NEWS, "لا، لا، لا؟ «نعم»، ثم سكت…", "“Café,” he said — naïve. £5m", "L’été à Genève où", "Ünlü şarkıcı öldü"],
)
def test_sound_text_is_not_called_mojibake(text):
    assert mojibake(text) is None


# Languages.


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("قال الوزير إن 17 شخصا قتلوا.", "ar"),
        ("قال الوزیر إن ۱۷ شخصا قتلوا في الهجوم علی المدینة الکبیرة", "ar"),  # typed on a Persian keyboard
        ("مقتل ثلاثة جنود", "ar"),
        ("وزیر خارجه گفت که ۱۲ نفر کشته شدند.", "fa"),
        ("وزیرِ خارجہ نے کہا کہ 15 افراد ہلاک ہوئے۔", "ur"),
        ("وەزیر گوتی ١٦ کەس کوژران.", "ckb"),
        ("Talvenia calls off Port Selim trip", "en"),
        ("The minister said on Monday that he would go to Genève.", "en"),
        ("Le ministre a dit que les soldats sont dans la ville", "fr"),
        ("Der Minister sagte, die Soldaten sind in der Stadt und nicht auf dem Land", "de"),
        ("12 — 13", None),
        ("部長は言った", None),
    ],
)
def test_language(text, code):
    assert language(text) == code


def test_only_the_arabic_sentence_of_four_is_arabic():
    text = (
        "وزیر خارجه گفت که ۱۲ نفر کشته شدند. وزیرِ خارجہ نے کہا کہ 15 افراد ہلاک ہوئے۔ "
        "وەزیر گوتی ١٦ کەس کوژران. قال الوزير إن 17 شخصا قتلوا."
    )
    assert language(text, known=("ar", "en")) == "ar"
    found = strangers(text, sentences(text, load("ar")), "ar")
    assert [code for _, code in found] == ["fa", "ur", "ckb"]
    assert "17" not in "".join(span.of(text) for span, _ in found)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_sentence_of_the_examples_is_a_stranger(lang):
    for path in EXAMPLES.glob(f"*.{lang}.txt"):
        text = path.read_text("utf-8")
        assert not strangers(text, sentences(text, load(lang)), lang)
