"""Makes text canonical: one kind of line end, NFC, nothing that is no character; words are never touched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import combining, normalize

from khabar.lang.scripts import scripts
from khabar.model.reading import Remark

SAMPLE = 20_000  # code points looked at for mojibake
MARKS = 30  # combining marks in a row: as many as Unicode's stream-safe text has (UAX 15); no word comes near

LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
SURROGATE = re.compile(r"[\ud800-\udfff]")
SIGNS = re.compile(rf"[^\w\s\x00-\x7f]{{{MARKS + 1},}}")  # marks are no \w: only such a run can hold a heap of them
RUNS = re.compile(r"[^\w\s\x00-\x7f]{9,}")  # NFC makes three of one character at most, so of fewer no heap comes
SEEN = (
    ("control-characters", CONTROL, "control characters were taken out"),
    ("bidi-control", re.compile(r"[\u202a-\u202e\u2066-\u2069]"), "marks turn the direction of the text around"),
    ("invisible-characters", re.compile(r"[\xad\u180e\u200b\u2060-\u2064\ufff9-\ufffb]"), "characters cannot be seen"),
    ("tag-characters", re.compile(r"[\U000e0000-\U000e007f]"), "tag characters can hide a text"),
)
UNSEEN = re.compile("|".join(pattern.pattern for _, pattern, _ in SEEN))
ASCII = re.compile(r"[\x00-\x7f]+")
MISREAD_AS = ("cp1252", "iso8859-1", "cp1256")  # what UTF-8 is commonly mistaken for
LATIN = re.compile(r"[\xc2-\xf4]")  # what the first two of these make of a byte that begins a character in UTF-8


@dataclass(frozen=True, slots=True)
class Decoded:
    """Canonical text, the encoding it came in (None: it came as text) and what was decided or seen on the way."""

    text: str
    encoding: str | None = None
    notes: tuple[Remark, ...] = ()


def clean(text: str) -> str:
    r"""Return canonical text: `\n` line ends, NFC, no control characters but `\t` and `\n`, no halves of characters.

    Marks that steer direction and characters of no width stay: they are the text's own. Cleaning twice changes nothing.
    """
    whole = SURROGATE.search(text) is None
    if not whole:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    bare = CONTROL.sub("", LINE_END.sub("\n", text))
    if RUNS.search(bare) is None:
        return normalize("NFC", bare)
    # NFC sorts marks in time quadratic in their number, so a heap of them is cut down first; NFC may add one more.
    return _level(normalize("NFC", _level(bare)))


def canonical(text: str) -> Decoded:
    """Return `text` clean, with a note on all that was taken out of it or that a reader cannot see."""
    seen = SEEN if UNSEEN.search(text) else ()
    notes = [Remark(code, f"{n} {what}") for code, pattern, what in seen if (n := len(pattern.findall(text)))]
    made = clean(text)
    lost = made.count("\ufffd") - text.count("\ufffd")
    if lost:
        notes.append(Remark("lone-surrogates", f"{lost} halves of characters became U+FFFD"))
    heaped = sum(len(run) - len(_level(run)) for run in SIGNS.findall(text)) if RUNS.search(text) else 0
    if heaped:
        notes.append(Remark("heaped-marks", f"{heaped} marks beyond the {MARKS}th on one letter were taken out"))
    codec = mojibake(text)
    if codec:
        notes.append(Remark("mojibake", f"it looks like UTF-8 that was once read as {codec}; it was left as it is"))
    return Decoded(made, None, tuple(notes))


def mojibake(text: str) -> str | None:
    """Return the encoding that UTF-8 was mistaken for before `text` came to be, None where it looks sound.

    Read back by that encoding, most of what is not ASCII must turn into Arabic letters, Latin ones or punctuation.
    """
    if text.isascii():
        return None
    sample = text[:SAMPLE]
    codecs = MISREAD_AS if LATIN.search(sample) else MISREAD_AS[-1:]
    found = {codec: _turned(sample, codec) for codec in codecs}
    best = max(found, key=lambda codec: found[codec])
    return best if found[best] >= 3 and 4 * found[best] >= len(ASCII.sub("", sample)) else None


def _turned(text: str, codec: str) -> int:
    back = ASCII.sub("", text.encode(codec, "ignore").decode("utf-8", "ignore"))
    arabic = scripts()["arabic"]
    return sum(1 for c in back if ord(c) in arabic or "\xa0" <= c <= "\xff" or "\u2000" <= c <= "\u20cf")


def _level(text: str) -> str:
    """Return `text` with at most 30 combining marks in a row."""
    return SIGNS.sub(_levelled, text)


def _levelled(run: re.Match[str]) -> str:
    kept, marks = [], 0
    for sign in run.group():
        marks = marks + 1 if combining(sign) else 0
        if marks <= MARKS:
            kept.append(sign)
    return "".join(kept)
