"""Text is cut into paragraphs and sentences, and its head told from its body; words, never offsets."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.lang.pack import load
from khabar.text.clean import clean
from khabar.text.head import head
from khabar.text.sentences import paragraphs, sentences
from traps import texts

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def cut(text: str, lang: str) -> list[str]:
    return [span.of(text) for span in sentences(text, load(lang))]


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
