"""Identity: one key for a voice or place of any report, in either script."""

from __future__ import annotations

import unicodedata

from khabar.model.voice import Place, Voice

# Letters and pairs that stand for one sound when a name is carried over from Arabic, in the order they are folded.
SOUNDS = (
    ("ph", "f"), ("gh", "g"), ("kh", "k"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"), ("ck", "k"),
    ("q", "k"), ("c", "k"), ("z", "s"), ("j", "g"), ("v", "f"), ("p", "b"),
)  # fmt: skip
SOFT = frozenset("aeiouwyh'’`")
PARTICLES = frozenset({"al", "el", "bin", "ibn", "abu", "the", "of", "and", "mr", "dr"})  # names: words of no weight


def voice_key(voice: Voice) -> str | None:
    """Return what makes two mentions one voice; None for the unnamed, who are nobody's equal."""
    if not voice.named:
        return None
    known = voice.ids.get("wikidata")
    return f"Q:{known}" if known else f"{'country' if voice.kind.value == 'country' else 'v'}:{bones(voice.name)}"


def place_key(place: Place) -> str:
    """Return what makes two mentions one place."""
    known = place.ids.get("geonames")
    return f"P:{known}" if known else f"p:{bones(place.name)}"


def bones(name: str) -> str:
    """Return the consonants of a name, word by word: what two spellings of it in Latin letters share."""
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    if not any(map(str.isalpha, plain)):
        return name
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    kept = [w for w in words if w not in PARTICLES] or words
    return " ".join(filter(None, map(_bones, kept)))


def _bones(word: str) -> str:
    for pair, sound in SOUNDS:
        word = word.replace(pair, sound)
    first = word[:1] if word[:1].isdigit() or word[:1] not in SOFT else "a"
    made = [first]
    for letter in word[1:]:
        if letter not in SOFT and letter != made[-1]:
            made.append(letter)
    return "".join(made)
