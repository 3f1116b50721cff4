"""Turns the bytes of a report into canonical text, with every decision on the way told."""

from __future__ import annotations

import codecs
import re

from khabar.errors import RefusedReport
from khabar.model.reading import Remark
from khabar.text.clean import Decoded, canonical, clean
from khabar.text.language import likeness

__all__ = ["Decoded", "canonical", "clean", "decode"]

MOST = 2 * 1024 * 1024  # bytes of one report's text

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ", "xz-compressed"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
LEGACY = ("cp1256", "iso8859-6", "cp1252")
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
SOUND = {*LEGACY, *WIDE, "utf-8", "cp720", "cp864", "mac-arabic", "cp1250", "cp1251", "cp1253", "cp1254", "koi8-r"}
MEANT = {  # what the writers of these labels mean, after WHATWG's Encoding standard
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-15": "cp1252",
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16-le",
    "utf-32": "utf-32-le",
}
CONTROLS = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B})
HIGH_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
FEW = 8  # words: so few say little about their encoding


def decode(data: bytes, declared: str | None = None, *, source: str = "report", most: int = MOST) -> Decoded:
    """Return the text in `data`; its encoding is `declared`, unless the bytes plainly say otherwise.

    Raises RefusedReport, naming `source`, where there is no text in it or more than `most` bytes.
    """
    reason = _unfit(data, most)
    if reason:
        raise RefusedReport(source, reason)
    encoding, mark, notes = _encoding(data, declared)
    text = data[mark:].decode(encoding, "replace")
    if bad := text.count("\ufffd"):
        notes.append(Remark("invalid-bytes", f"{bad} places are not {encoding}; each is shown as U+FFFD"))
    made = canonical(text)
    if not made.text.strip():
        raise RefusedReport(source, "it holds no text")
    return Decoded(made.text, encoding, (*notes, *made.notes))


def _unfit(data: bytes, most: int) -> str | None:
    """Return why the bytes are no text of a report, None where they may be."""
    if not data:
        return "it is empty"
    if len(data) > most:
        return f"it is larger than a report may be: {most:,} bytes"
    for magic, what in MAGIC:
        if data.startswith(magic):
            return f"it is {what}, not text"
    controls = len(data) - len(data.translate(None, CONTROLS))
    if 20 * controls > len(data) and not _marked(data) and not _wide(data):
        return "it is binary, not text"
    return None


def _encoding(data: bytes, declared: str | None) -> tuple[str, int, list[Remark]]:
    """Return the encoding, the length of the byte order mark, and what is to be said about the choice."""
    if marked := _marked(data):
        return *marked, _overruled(declared, marked[0], "its byte order mark")
    if wide := _wide(data):
        return wide, 0, [*_overruled(declared, wide, "its bytes"), Remark("encoding", f"{wide} by its bytes")]
    if _is_utf8(data):
        return "utf-8", 0, _overruled(declared, "utf-8", "its bytes") if not data.isascii() else []
    label = _label(declared)
    guess = _guess(data)
    believed = label and label not in WIDE and label != "utf-8"
    if label and believed and (label == guess or _likeness(data, guess) <= _likeness(data, label) + 1):
        return label, 0, []
    return guess, 0, [*_overruled(declared, guess, "its bytes"), Remark("encoding", f"{guess} by its bytes")]


def _marked(data: bytes) -> tuple[str, int] | None:
    return next(((name, len(bom)) for bom, name in BOMS if data.startswith(bom)), None)


def _overruled(declared: str | None, found: str, by: str) -> list[Remark]:
    label = _label(declared)
    if not declared or label == found:
        return []
    if label is None:
        return [Remark("charset-unknown", f"it says it is {declared[:40]!a}, which is no encoding of text")]
    return [Remark("charset-overruled", f"it says it is {label}, but {by} say {found}")]


def _label(declared: str | None) -> str | None:
    """Return Python's name for a declared encoding, None where it is none that text comes in."""
    try:
        name = codecs.lookup((declared or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    name = MEANT.get(name, name)
    return name if name in SOUND else None


def _wide(data: bytes) -> str | None:
    """Return UTF-16's byte order where every other byte is a NUL or the high byte of Arabic letters, else None."""
    if b"\x00" not in data or len(data) < 4:
        return None
    even, odd = (sum(half.count(high) for high in b"\x00\x06") / len(half) for half in (data[::2], data[1::2]))
    if max(even, odd) < 0.7 or min(even, odd) > 0.2:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess(data: bytes) -> str:
    """Return the encoding of bytes that are not quite UTF-8: that with some of them broken, or a legacy one."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if sum(1 for c in text if c > "\x7f") - bad > 4 * bad:
        return "utf-8"
    from resiliparse.parse.encoding import detect_encoding

    found = detect_encoding(data)
    name = _label(found)
    if name in LEGACY:
        return name
    # The detector knows fifty encodings, and a word or two of Arabic look like Greek to it.
    own = _arabic_or_western(data)
    few = len(HIGH_WORD.findall(data)) <= FEW
    return own if few or name is None or name == "utf-8" or likeness(data.decode(own, "replace"), "ar") else name


def _arabic_or_western(data: bytes) -> str:
    """Return the legacy encoding of few words: in Western ones accented letters stand among ASCII ones."""
    words = [word for word in HIGH_WORD.findall(data) if not word.isascii()]
    pure = sum(1 for word in words if not any(byte < 0x80 for byte in word))
    if 2 * pure <= len(words):
        return "cp1252"
    return max(LEGACY[:2], key=lambda codec: (_likeness(data, codec), -data.decode(codec, "replace").count("\ufffd")))


def _likeness(data: bytes, encoding: str) -> float:
    return likeness(data.decode(encoding, "replace"))
