"""Numerals: the value of digits as news writes them, whatever the script and the separators."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from functools import lru_cache

LONGEST = 16  # digits; a longer row of digits is a code, not a count
DECIMAL, THOUSANDS = "\u066b", "\u066c"


@lru_cache(maxsize=4096)
def numeral(written: str) -> Decimal | None:
    """Return the exact value of "1,200", "1.200,5", "150.000" or the like; None for codes, versions and dates."""
    if len(written) > 2 * LONGEST or not (written[0].isdecimal() and written[-1].isdecimal()):
        return None
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in written)
    if plain.isdecimal():
        return Decimal(plain) if len(plain) <= LONGEST and not (plain[0] == "0" and len(plain) > 1) else None
    plain, sure = plain.replace(THOUSANDS, ","), DECIMAL in plain
    return _decimal(plain.replace(DECIMAL, "."), ".", ",") if sure else _mixed(plain)


def _mixed(plain: str) -> Decimal | None:
    """Tell the decimal mark from the thousands mark: the last of two kinds, else three digits make a thousand."""
    comma, dot = plain.rfind(","), plain.rfind(".")
    if comma >= 0 and dot >= 0:
        return _decimal(plain, ".", ",") if dot > comma else _decimal(plain, ",", ".")
    mark = "," if comma >= 0 else "."
    head, *groups = plain.split(mark)
    thousands = all(len(g) == 3 for g in groups) and 1 <= len(head) <= 3 and head[0] != "0"
    if thousands and (mark == "," or len(groups) > 1 or groups[0].endswith("00")):
        return Decimal(plain.replace(mark, ""))
    return Decimal(f"{head}.{groups[0]}") if len(groups) == 1 and (head == "0" or head[0] != "0") else None


def _decimal(plain: str, point: str, comma: str) -> Decimal | None:
    whole, _, part = plain.partition(point)
    head, *groups = whole.split(comma)
    if point in part or comma in part or any(len(g) != 3 for g in groups) or len(head) > LONGEST:
        return None
    return Decimal(f"{head}{''.join(groups)}.{part}")


@lru_cache(maxsize=256)
def sign(letter: str) -> Decimal | None:
    """Return the value of a fraction sign such as a half, None for any other letter."""
    if len(letter) != 1 or unicodedata.category(letter) != "No":
        return None
    value = unicodedata.numeric(letter, 0.0)
    return Decimal(str(round(value, 6))) if 0 < value < 1 else None
