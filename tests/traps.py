"""Text that trips readers: an alphabet of traps and sentences of ours to mix them with."""

from __future__ import annotations

from hypothesis import strategies as st

ARABIC = (
    "قال الوزير سالم الهدار إن 21 شخصاً قُتلوا في زهريت يوم الاثنين.",
    "وأضاف: «لن نقبل بأقل من مليوني دولار».",
    "ونقلت صحيفة النهار عن مسؤولين أن الوفد ألغى زيارته المقررة الأسبوع المقبل.",
    "يُعتقد أن نحو ٣٬٥٠٠ نازح وصلوا إلى مخيم السد، من بينهم ستة أطفال على الأقل.",
    "واتهم المتحدث الجيش بقصف الجسر، لكن الجيش نفى ذلك.",
)
ENGLISH = (
    "The minister, Salem Haddar, said on Monday that 21 people were killed in Zahrit.",
    "“We won't accept less than $2.5 million,” he added.",
    "According to officials cited by the Courier, the delegation cancelled next week's visit.",
    "At least six children are reportedly among 3,500 people who fled to the Sadd camp.",
    "The spokesman accused the army of shelling the bridge; the army denied it.",
)
TRAPS = (
    *"\"'“”„«»‘’‹›()[]{}.,،؛;:!؟?…-–—/%٪$€£#_*\\",
    *"\n\t \u00a0\u202f\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202e\u202c\u2066\u2068\u2069\ufeff\u0640",
    *"\u064b\u064f\u0651\u0670\u0300\u0301ﷺﻻﺍﺕ",
    *"0129٠١٢٩۰۱۹½²",
    "😀",
    "\U0001f1ea\U0001f1ec",
    "𝟙𝟚",
    "ﬁ",
    "İ",
    "ß",
    " و",
    " ال",
    " قال ",
    " إن ",
    " said ",
    " million ",
    " مليون ",
    " أبريل ",
    "U.S. ",
    "\ud800",
    "\x00",
    "\x85",
    "\u2028",
    "1,",
    "3-4",
    "12:30",
    "2024-04-01",
    "http://a.b/c?d=1",
    "a@b.c",
)


def texts(lang: str) -> st.SearchStrategy[str]:
    """Return texts of the language's sentences with traps between and inside them."""
    sentence = st.sampled_from(ARABIC if lang == "ar" else ENGLISH)
    trap = st.lists(st.sampled_from(TRAPS), min_size=1, max_size=8).map("".join)
    broken = st.tuples(sentence, trap, st.integers(0, 80)).map(lambda x: x[0][: x[2]] + x[1] + x[0][x[2] :])
    return st.lists(st.one_of(sentence, trap, broken), min_size=1, max_size=8).map(" ".join)
