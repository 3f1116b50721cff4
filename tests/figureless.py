"""Writes sentences without figures, though with dates, ordinals, names that hold numbers and "one", by templates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

PARTS = {
    "ar": (
        ["وزير الزراعة", "مدير المتحف", "أحد السكان", "المتحدث باسم الشركة", "النائب الأول للرئيس", "فريق من الأطباء"],
        ["زار", "افتتح", "انتقد", "وصف", "غادر"],
        ["الجسر القديم", "القمة الثالثة", "المادة 12 من القانون", "القناة 12", "طائرة F-35", "المهرجان الحادي عشر"],
        [
            "يوم الاثنين", "في 7 أكتوبر 2023", "عام 1999", "في الساعة الخامسة مساء", "في الربع الأول", "للمرة الأولى",
            "في القرن العشرين", "صباح اليوم", "في أوائل مارس", "الأسبوع الماضي", "في 2019-04-01",
        ],
    ),
    "en": (
        ["The minister", "One of the residents", "The First Lady", "A museum director", "Channel 12", "The company"],
        ["visited", "opened", "criticised", "described", "left"],
        ["the old bridge", "the third summit", "Article 12", "an F-35", "the 21st festival", "the G20 venue"],
        [
            "on Monday", "on 7 October 2023", "in 1999", "at 5 pm", "in the first quarter", "for the first time",
            "in the 20th century", "this morning", "in early March", "last week", "on 2019-04-01",
        ],
    ),
}  # fmt: skip


def figureless(lang: str, count: int) -> Iterator[str]:
    """Yield `count` sentences, no two alike."""
    who, does, what, when = PARTS[lang]
    order = [(d, w) if lang == "ar" else (w, d) for w, d in product(who, does)]
    for (a, b), c, d in islice(product(order, what, when), count):
        yield f"{a} {b} {c} {d}."
