"""The text layer: bytes become canonical text, and text its paragraphs, sentences and head; words, never offsets."""

from __future__ import annotations

import gzip
import json
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
from khabar.text.head import head
from khabar.text.language import language, strangers
from khabar.text.sentences import paragraphs, sentences
from traps import TRAPS, texts

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
HOSTILE = SHARED / "hostile"
NEWS = "قال الوزير إن 13 شخصاً أصيبوا في الحريق الكبير قرب السوق القديم، وإن التحقيق بدأ."


def cut(text: str, lang: str) -> list[str]:
    return [span.of(text) for span in sentences(text, load(lang))]


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
        (gzip.compress(NEWS.encode()), "gzip"),
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


# Paragraphs and sentences. "|" stands for the space where one ends, "‖" for an end where the typist left none.

ARABIC = [
    "قُتل 3.5 في المئة عند الساعة 10.30 مساء.|وقال الوزير: «نعم».|ثم غادر.",
    "قال د. محمد سالم وأ.د. ليلى حمود إن م. خالد حضر.|وحضر الوزير.",
    "التقى ج. ت. هارفيك نظيره في المدينة.|وعاد.",
    "انتهى القتال في بغداد.‖وقال المتحدث إنه بدأ.",
    "انتهى القتالُ.‖وقال المتحدث إنه بدأ.",
    "قال إن 12 قتلوا.‖«لن ننسى»، أضاف.",
    "نقلت (أ.ف.ب.) عن مصدر قوله إن الأمر انتهى.|وسكت.",
    "قال الوزير (وكان حاضراً. هكذا قيل) إنه موافق.|وخرج.",
    "هل وافق؟|لا أحد يعرف!|«من يدري؟».|قالها ومضى.",
    "«هل هذا عدل؟» تساءل النائب.|وصفق الحضور.",
    "«لن نقبل.» حسبما أفاد الوزير.|ثم خرج.",
    "قال: «انتهى الأمر.»|وأضاف الوزير أنه راض.",
    "“لقد اتفقوا على الهدف.|وأعرب الجانب عن قلقه.|ووافق الآخر.",
    "بلغت الكلفة 12 مليون ج.م.|وقال الوزير إنها قليلة.",
    "نقلت أ.ف.ب. عن مصدر قوله ذلك.",
    "كان ذلك عام 1446هـ.|وفي عام 2024 م.|عاد الوفد.",
    "قال... ثم سكت.|ومضى.",
    "راجعوا www.example.com أو http://a.example/b.c?d=e.f أو a.b@c.example.|شكراً.",
    "الأول؛ ثم الثاني، ثم الثالث: كلهم حضر.",
    "سقط عدد من القتلى۔|وجرح آخرون.",
    "قال الوزير: «نعم. »|ثم خرج.",
    "قال الوزير: »نعم.«|ثم خرج.",
    "قال الوزير: “نعم.“|ثم خرج.",
    "1. فتح البوابات\n2. سحب القوات.|عودة النازحين",
    "جاء في البيان.\u200f|وقال الوزير.",
]
ENGLISH = [
    "Mr. Orsewicz met Dr. Qattush and Gen. R. D. Almesk.|They talked.",
    "J. K. Rowling wrote it.|The U.S. officials, e.g. the envoy, said no.",
    "He lives in the U.S.|The others left at 10.30 a.m. on Sunday.",
    "It rose 3.5 percent to $2.50.|No. 3 gate is shut.|Was it No. 4?",
    "The war ended.‖The army left.",
    "The war ended.”‖The army left.",
    "“Stop!” Obama said.|“Why now?” the envoy asked.|No one knew.",
    "“We left.”|The army stayed.",
    'He said "no."|Then he left.|"Why?"|Nobody knows.',
    "He left (he said so. Twice.) and came back.|(He stayed a day.)|Then he went.",
    "Wait... what?|And then…|He left.|Now",
    "Acme Inc. said so.|It was Acme Inc.|The price fell.",
    "On Sept. 11 they met.|They met in Sept.|The talks failed.",
    "See www.example.com, http://a.example/b.c?d=E.F or a.b@c.example.|Thanks.",
    "1. Open the gates.|Close them.",
    "The toll rose.[3]|The search went on.",
    "Yahoo! said it, etc., and left.|I did, too.",
    "It is vitamin C.|The doctor said so.",
]


@pytest.mark.parametrize(("lang", "barred"), [("ar", a) for a in ARABIC] + [("en", e) for e in ENGLISH])
def test_sentences(lang, barred):
    assert cut(barred.replace("|", " ").replace("‖", ""), lang) == re.split(r"[|‖\n]", barred)


def test_a_quotation_that_never_closes_swallows_nothing():
    text = "قال: “الأول.\n“الثاني. الثالث\n(الرابع. الخامس.\nالسادس."
    assert cut(text, "ar") == ["قال: “الأول.", "“الثاني.", "الثالث", "(الرابع.", "الخامس.", "السادس."]


def test_lines_wrapped_by_hand_are_one_paragraph():
    text = (
        "Talvenia has quietly agreed to buy bombs weighing 2,000 pounds each and a\n"
        "dozen strike aircraft from Norhelm in a deal worth $1.8 billion. Officials\n"
        "familiar with the contract said on Monday that it was the largest in many\n"
        "years.\n\nNeither government has announced it, and the ministry in Osteva has\n"
        "declined to comment on the report, which appeared in the Post on Monday.\n"
    )
    assert [p.of(text)[:8] for p in paragraphs(text)] == ["Talvenia", "Neither "]
    assert [s[-11:] for s in cut(text, "en")] == [".8 billion.", "many\nyears.", " on Monday."]


def test_lines_that_are_not_wrapped_stay_apart():
    text = "Title of it\n\nFirst line.\nSecond line.\nThird line.\nFourth line.\nFifth line.\nSixth"
    assert len(paragraphs(text)) == 7


@given(st.data(), st.sampled_from(["ar", "en"]))
def test_sentences_hold_all_but_space(data, lang):
    text = clean(data.draw(st.one_of(texts(lang), st.text(st.sampled_from('aبA.3 \n("”؟…«\u200f@'), max_size=80))))
    at = 0
    for span in sentences(text, load(lang)):
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert not text[at:].strip()
    for paragraph in paragraphs(text):
        assert paragraph.of(text) == paragraph.of(text).strip()


def test_one_sentence_of_200_000_words():
    text = "أعلنت الوزارة " + "أن المتحدث قال إن 3 أشخاص و" * 33_000 + " انتهى."
    assert len(cut(text, "ar")) == 1


# The head.

HEADS = [
    ("ar", "واشنطن – أجرى مسؤولو الإدارة مكالمة.", {"dateline": "واشنطن", "body": "أجرى"}),
    ("ar", "القاهرة (رويترز) - قال مسؤول", {"dateline": "القاهرة", "agency": "رويترز", "body": "قال"}),
    ("ar", "دمشق/ وكالات: أعلن الوزير", {"dateline": "دمشق", "agency": "وكالات", "body": "أعلن"}),
    ("ar", "بغداد/ شفق نيوز/ أعلن الوزير", {"dateline": "بغداد", "agency": "شفق نيوز", "body": "أعلن"}),
    ("ar", "القدس المحتلة - قنا - أعلن الوزير", {"dateline": "القدس المحتلة", "agency": "قنا", "body": "أعلن"}),
    ("ar", "واشنطن - (أ ف ب) - قال", {"dateline": "واشنطن", "agency": "أ ف ب", "body": "قال"}),
    ("ar", "(رويترز) - قال مسؤول", {"agency": "رويترز", "body": "قال"}),
    ("ar", "دمشق-سانا\nبحث الوزير الأمر مع نظيره.", {"dateline": "دمشق", "agency": "سانا", "body": "بحث"}),
    (
        "ar",
        "القاهرة في 3 أبريل (أ ش أ) - أعلن",
        {"dateline": "القاهرة", "date": "3 أبريل", "agency": "أ ش أ", "body": "أعلن"},
    ),
    ("ar", "قال الوزير - وهو عضو - إن", {"body": "قال"}),
    ("ar", "واشنطن - التقى وزير الخارجية - وهو مريض - نظيره", {"dateline": "واشنطن", "body": "التقى"}),
    ("ar", "وقال: إن الأمر انتهى", {"body": "وقال:"}),
    (
        "ar",
        "عنوان الخبر\n\nبقلم: سمير الحسن\n\nغزة – أعلن",
        {"title": "عنوان الخبر", "byline": "سمير الحسن", "dateline": "غزة"},
    ),
    ("ar", "كتب الوزير رسالة طويلة إلى نظيره.\nثم غادر المدينة ولم يعد إليها.", {"body": "كتب"}),
    ("en", "WASHINGTON (AP) — The president", {"dateline": "WASHINGTON", "agency": "AP", "body": "The"}),
    (
        "en",
        "GENEVA, April 2 (Reuters) - The UN",
        {"dateline": "GENEVA", "date": "April 2", "agency": "Reuters", "body": "The"},
    ),
    (
        "en",
        "JISR NAWFAL, Qasmara, April 12 — The",
        {"dateline": "JISR NAWFAL, Qasmara", "date": "April 12", "body": "The"},
    ),
    ("en", "(AFP) - It said.", {"agency": "AFP", "body": "It"}),
    ("en", "London (CNN) — A man", {"dateline": "London", "agency": "CNN", "body": "A"}),
    ("en", "NEW YORK -- The mayor", {"dateline": "NEW YORK", "body": "The"}),
    ("en", "Mr. Creede — who said he would — left.", {"body": "Mr."}),
    ("en", "The U.S. - which said so - is", {"body": "The"}),
    ("en", "PARIS: The mayor said.", {"body": "PARIS:"}),
    (
        "en",
        "A Title?\n\nBy Jane Roe and J. Doe\n\nPARIS — The",
        {"title": "A Title?", "byline": "Jane Roe and J. Doe", "dateline": "PARIS"},
    ),
    ("en", "By Monday the city had fallen.\nThe army left.", {"body": "By"}),
    ("en", "The first sentence of it.\n\nThe second.", {"body": "The"}),
    ("en", "", {}),
    ("en", "One line", {"body": "One"}),
]


@pytest.mark.parametrize(("lang", "text", "wanted"), HEADS)
def test_head(lang, text, wanted):
    found = head(text, sentences(text, load(lang)), load(lang))
    named = ("title", "byline", "dateline", "date", "agency")
    got = {name: span.of(text) for name in named if (span := getattr(found, name))}
    body = text[found.body :].split()[:1]
    assert {**wanted, **got} == wanted
    assert "body" not in wanted or body == [wanted["body"]]
    assert {name: got.get(name) for name in wanted if name != "body"} == {
        n: w for n, w in wanted.items() if n != "body"
    }


@given(st.data(), st.sampled_from(["ar", "en"]))
def test_any_text_has_a_head(data, lang):
    parts = [*"aAب3 \n/:-–—(),،", "By ", "بقلم ", "PARIS", "غزة", " - ", "/ ", "في", "(AP)", "April 2", "--"]
    text = clean(data.draw(st.lists(st.sampled_from(parts), max_size=25).map("".join)))
    found = head(text, sentences(text, load(lang)), load(lang))
    for name in ("title", "byline", "dateline", "date", "agency"):
        if span := getattr(found, name):
            assert span.of(text).strip() == span.of(text)
    assert 0 <= found.body <= len(text)


# The examples are what their README says.


def test_the_examples_are_the_same_twice():
    lines = [json.loads(line) for line in (EXAMPLES / "reports.jsonl").read_text("utf-8").splitlines()]
    files = sorted(EXAMPLES.glob("*.txt"))
    assert [line["text"] for line in lines] == [path.read_text("utf-8") for path in files]
    for line, path in zip(lines, files, strict=True):
        assert path.name == f"{line['id']}.{line['lang']}.txt"
        found = head(line["text"], sentences(line["text"], load(line["lang"])), load(line["lang"]))
        assert found.title
        assert found.title.of(line["text"]) == line["title"]
        assert (found.byline.of(line["text"]) if found.byline else None) == line["byline"]
        assert found.dateline
