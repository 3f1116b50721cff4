"""Writes integers in Arabic and English words, apart from khabar's own lists: for tests that read them back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

NOUN = "كتاب"  # what is counted after a construct
# The form with a feminine ending counts masculine nouns, from three to ten.
UNITS = " واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split(" ")  # noqa: SIM905
BARE = " واحدة اثنتان ثلاث أربع خمس ست سبع ثماني تسع عشر".split(" ")  # noqa: SIM905
TENS = " عشرة عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split(" ")  # noqa: SIM905
STEMS = "ثلاث أربع خمس ست سبع ثمان تسع".split()  # noqa: SIM905
SCALES = [
    (10**12, "تريليون", "تريليونات"),
    (10**9, "مليار", "مليارات"),
    (10**6, "مليون", "ملايين"),
    (10**3, "ألف", "آلاف"),
]
SMALL = (  # noqa: SIM905
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TY = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
LARGE = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")]


@dataclass(frozen=True)
class Style:
    """How a number is written: its case, the gender of what it counts, its hundreds, and whether the noun follows."""

    oblique: bool = False
    feminine: bool = False
    hundred: str = "مئة"
    joined: bool = True
    construct: bool = False


def styles() -> Iterator[Style]:
    """Yield every style."""
    for oblique, feminine, hundred, joined, construct in product(
        (False, True), (False, True), ("مئة", "مائة"), (True, False), (False, True)
    ):
        yield Style(oblique, feminine, hundred, joined, construct)


def arabic(n: int, style: Style = Style()) -> str:  # frozen
    """Write n in Arabic words; in the construct a last dual loses its n, as before a noun."""
    if n == 0:
        return "صفر"
    parts = []
    for size, one, many in SCALES:
        count, n = divmod(n, size)
        if count:
            parts.append(_scaled(count, one, many, style, last=not n))
    if n:
        parts.append(_arabic_below(n, style, last=True))
    return " و".join(parts)


def _dual(stem: str, style: Style, *, last: bool) -> str:
    ending = "ي" if style.oblique else "ا"
    return stem + ending + ("" if style.construct and last else "ن")


def _scaled(count: int, one: str, many: str, style: Style, *, last: bool) -> str:
    if count <= 2:
        return one if count == 1 else _dual(one, style, last=last)
    noun = many if 3 <= count % 100 <= 10 else one
    return f"{_arabic_below(count, replace(style, feminine=False, construct=False))} {noun}"


def _hundreds(count: int, style: Style, *, last: bool) -> str:
    if count <= 2:
        return style.hundred if count == 1 else _dual(style.hundred[:-1] + "ت", style, last=last)
    return STEMS[count - 3] + ("" if style.joined else " ") + style.hundred


def _ten(unit: int, style: Style) -> str:
    """Write eleven to nineteen."""
    ten = "عشرة" if style.feminine else "عشر"
    if unit == 1:
        return f"{'إحدى' if style.feminine else 'أحد'} {ten}"
    if unit == 2:
        return f"{'اثنت' if style.feminine else 'اثن'}{'ي' if style.oblique else 'ا'} {ten}"
    return f"{(BARE if style.feminine else UNITS)[unit]} {ten}"


def _unit(unit: int, style: Style) -> str:
    word = (BARE if style.feminine else UNITS)[unit]
    return word.replace("ان", "ين") if style.oblique and unit == 2 else word


def _arabic_below(n: int, style: Style, *, last: bool = False) -> str:
    hundreds, rest = divmod(n, 100)
    parts = [_hundreds(hundreds, style, last=last and not rest)] if hundreds else []
    if rest > 19:
        tens, unit = divmod(rest, 10)
        ten = TENS[tens].replace("ون", "ين") if style.oblique else TENS[tens]
        parts += ([_unit(unit, style)] if unit else []) + [ten]
    elif rest > 10:
        parts.append(_ten(rest - 10, style))
    elif rest:
        parts.append(_unit(rest, style))
    return " و".join(parts)


def english(n: int) -> str:
    """Write n in English words as British papers do, with "and" before the tens."""
    if n == 0:
        return SMALL[0]
    parts = []
    for size, name in LARGE:
        count, n = divmod(n, size)
        if count:
            parts.append(f"{_english_below(count)} {name}")
    if n:
        parts.append(("and " if parts and n < 100 else "") + _english_below(n))
    return " ".join(parts)


def _english_below(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    parts = [f"{SMALL[hundreds]} hundred"] if hundreds else []
    if rest > 19:
        tens, unit = divmod(rest, 10)
        parts.append(TY[tens] + (f"-{SMALL[unit]}" if unit else ""))
    elif rest:
        parts.append(SMALL[rest])
    return " and ".join(parts)
