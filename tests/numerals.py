"""Writes integers in Arabic and English words, apart from khabar's own lists: for tests that read them back."""

from __future__ import annotations

UNITS = " واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split(" ")  # noqa: SIM905
TENS = " عشرة عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split(" ")  # noqa: SIM905
HUNDREDS = " مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split(" ")  # noqa: SIM905
SCALES = [
    (10**12, "تريليون", "تريليونان", "تريليونات"),
    (10**9, "مليار", "ملياران", "مليارات"),
    (10**6, "مليون", "مليونان", "ملايين"),
    (10**3, "ألف", "ألفان", "آلاف"),
]
SMALL = (  # noqa: SIM905
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TY = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
LARGE = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")]


def arabic(n: int) -> str:
    """Write n in Arabic words, nominative, masculine counting."""
    if n == 0:
        return "صفر"
    parts = []
    for size, one, two, many in SCALES:
        count, n = divmod(n, size)
        if count:
            parts.append(_scaled(count, one, two, many))
    if n:
        parts.append(_arabic_below(n))
    return " و".join(parts)


def _scaled(count: int, one: str, two: str, many: str) -> str:
    if count <= 2:
        return one if count == 1 else two
    last = count % 100
    noun = many if 3 <= last <= 10 else one
    words = _arabic_below(count)
    return f"{words} {noun}"


def _arabic_below(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    parts = [HUNDREDS[hundreds]] if hundreds else []
    if rest > 19 or rest == 10:
        tens, unit = divmod(rest, 10)
        parts += ([UNITS[unit]] if unit else []) + [TENS[tens]]
    elif rest > 10:
        parts.append({11: "أحد عشر", 12: "اثنا عشر"}.get(rest, f"{UNITS[rest - 10]} عشر"))
    elif rest:
        parts.append(UNITS[rest])
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
