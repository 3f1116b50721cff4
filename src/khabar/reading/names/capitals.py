"""Finds names in scripts with capital letters: runs of capitalised words, cut and typed by the words in them."""

from __future__ import annotations

from khabar.lang.thing import Thing
from khabar.lang.words import Kind, Line
from khabar.lang.world import World
from khabar.reading.draft import Draft
from khabar.reading.names.roll import Name, acting
from khabar.reading.names.runs import Capitals, begins, capital, extent, headline, lists, opens
from khabar.reading.names.settling import located, settled
from khabar.reading.names.sounding import sound

SURE = frozenset({"country", "person"})


def by_capitals(draft: Draft, world: World) -> list[Name]:
    """Return the names in the report, in the order of lines; headlines last, when the names of the text are known."""
    lower = frozenset({w.norm for x in draft.lines for w in x.words if w.look.small})
    look = Capitals(draft, world, lists(draft.pack), lower)
    loud = [headline(x, world.common) for x in draft.lines]
    found: list[Name] = []
    unsure: list[Name] = []
    for quiet in (True, False):
        for line, is_loud in zip(draft.lines, loud, strict=True):
            if is_loud != quiet:
                _line(look, line, found, unsure, loud=is_loud)
    found.extend(settled(look, unsure, found))
    sound(found, world.code)
    return sorted(found, key=lambda n: (n.start, n.end))


def _line(look: Capitals, line: Line, found: list[Name], unsure: list[Name], *, loud: bool) -> None:
    norms, joined = [w.norm for w in line.words], look.words["joined"]
    past = 0  # the end of what was looked at
    for i, word in enumerate(line.words):
        shown = word.look.capital or word.kind == Kind.NUMBER
        if i < past or not (shown or (word.norm in joined and begins(look, line, i))):
            continue
        last = _known(look, line, norms, i, found, loud=loud)
        if last is None and word.kind == Kind.WORD and not loud:
            last = _run(look, line, norms, i, found, unsure)
        elif last is None and loud:
            last = _again(look, line, norms, i, found)
        past = last or 0


def _known(
    look: Capitals, line: Line, norms: list[str], i: int, found: list[Name], *, loud: bool = False
) -> int | None:
    """Enter a name that the world data has, unless it is only the beginning of a longer one."""
    hit = look.world.find(norms, i, norms[i])
    if hit is not None and _small(line, hit[0]) and not hit[1].name.rpartition(" ")[2].islower():
        hit = look.world.find(norms[: hit[0] - 1], i, norms[i])
    if hit is None:
        return _people(look, line, i, found)
    last, thing = hit
    text = line.words[i].text
    if last == i + 1 and not _sure(look, line, i, thing, loud=loud):
        return None
    if _small(line, last) and not thing.name.rpartition(" ")[2].islower():
        return None
    end = extent(look, line, i)
    if end > last and not loud and thing.kind != "person":
        tail = norms[last:end]
        if any(n in look.words["bodies"] or n in look.words["spots"] for n in tail[-1:]):
            return None  # Columbia University, Jordan Street: a longer name of its own
        if last == i + 1 and _person_like(look, line, i, end):
            return None
    if last == i + 1 and len(text) < 2:
        return None
    name = Name(line, i, last, line.words[i].start, line.words[last - 1].end, thing.kind, thing)
    name.norms = tuple(n for n in norms[i:last] if n[0].isalnum())
    name.acting = acting(line, i, last, verb_first=False)
    found.append(name)
    if thing.kind == "person":
        _remember(look, name)
    return last


def _small(line: Line, last: int) -> bool:
    """Say whether the word before `last` begins with a small letter."""
    return line.words[last - 1].look.small


def _sure(look: Capitals, line: Line, i: int, thing: Thing, *, loud: bool) -> bool:
    """Say whether a single word is certain to be that name: not a word that opens a sentence, not a known person's."""
    word = line.words[i]
    norm = word.norm
    if norm in look.words["never"]:
        return False
    if len(norm) <= 4 and norm in look.world.shouted:
        return word.text.isupper() and not loud
    if norm in look.persons and thing.kind != "person":
        return thing.kind == "country" and i > 0 and line.words[i - 1].norm in look.words["at"]
    if norm in look.words["openers"] or norm in look.lower:
        return not opens(line, i) and not loud and norm not in look.lower
    # Boots, Total, Reading: at the beginning of a sentence they are words
    return not (norm in look.world.common and thing.kind not in SURE and opens(line, i))


def _people(look: Capitals, line: Line, i: int, found: list[Name]) -> int | None:
    """Enter a people in the plural: Germans, the Kurds; adjectives are no names."""
    word = line.words[i]
    thing = look.world.peoples.get(word.norm)
    if thing is None or not word.norm.endswith("s") or word.norm.endswith("ss"):
        return None
    name = Name(line, i, i + 1, word.start, word.end, "group", thing, norms=(word.norm,))
    found.append(name)
    return i + 1


def _person_like(look: Capitals, line: Line, i: int, end: int) -> bool:
    """Say whether the run reads as a person's: a first name that is also a place, then another word."""
    norms = [w.norm for w in line.words[i:end] if w.kind == Kind.WORD]
    if not 2 <= len(norms) <= 3 or norms[0] not in look.world.parts:
        return False
    thing = look.world.thing(norms[1])
    return thing is None or (thing.sort in ("capital", "city") and line.words[i + 1].kind == Kind.WORD)


def _again(look: Capitals, line: Line, norms: list[str], i: int, found: list[Name]) -> int | None:
    """In a headline, enter the word if it is a name in the text below."""
    same = look.persons.get(norms[i])
    if same is None or norms[i] in look.lower:
        return None
    last = i + 1
    while last < len(norms) and norms[last] in same.norms:
        last += 1
    name = Name(line, i, last, line.words[i].start, line.words[last - 1].end, same.kind, same.thing)
    name.norms = tuple(norms[i:last])
    found.append(name)
    return last


def _remember(look: Capitals, name: Name) -> None:
    for norm in name.norms:
        if len(norm) > 2 and norm not in look.words["joined"]:
            look.persons.setdefault(norm, name)


def _run(look: Capitals, line: Line, norms: list[str], i: int, found: list[Name], unsure: list[Name]) -> int | None:
    """Enter what a run of capitalised words names; return the index past what was looked at."""
    end = extent(look, line, i)
    first, opened = i, opens(line, i)
    while first < end and not begins(look, line, first) and _skips(look, line, first, opened=opened and first == i):
        first += 1
    if first > i:
        return None if first == end == i + 1 else first
    name = _after_title(look, line, i, end)
    if name == end > i:
        return end
    if name > i and (name == i + 1 or norms[end - 1] not in look.words["bodies"]):
        return _enter(line, i=name, end=end, kind="person", look=look, found=found)
    if end < line.size and norms[end] in look.words["built"] and line.words[end].look.small:
        return _enter(line, i=i, end=end + 1, kind="place", look=look, found=found)  # al-Shifa hospital
    size = sum(w.kind == Kind.WORD for w in line.words[i:end])
    if size == 1:
        single = Name(line, i, end, line.words[i].start, line.words[end - 1].end, "", norms=tuple(norms[i:end]))
        single.acting = opened
        unsure.append(single)
        return end
    kind = _kind(look, line, norms, i, end)
    return _enter(line, i=i, end=end, kind=kind, look=look, found=found) if kind else i + 1


def _kind(look: Capitals, line: Line, norms: list[str], i: int, end: int) -> str:
    """Return what a run of two words or more names, by the word it is built on; nothing where it begins too soon."""
    words = look.words
    linked = next((k for k in range(i + 1, end) if norms[k] in words["linked"]), end)
    heads = {norms[linked - 1], norms[linked - 1].removesuffix("s")}
    if heads & words["bodies"]:
        return "organisation"
    if heads & words["spots"] or norms[i] in words["begin"]:
        return "place"
    if norms[i] in look.world.peoples:
        return ""
    size = end - i
    if size == 2 and norms[i] in words["ways"] and norms[i] not in look.world.parts:
        return "place"
    shouted = line.words[i].text.isupper() and len(line.words[i].text) > 2
    if size > 4 or shouted or not _personal(look, norms[i:end]):
        return "organisation"
    if norms[i] not in look.world.parts and located(look, line, i, end):
        return "place"
    return "person"


def _personal(look: Capitals, norms: list[str]) -> bool:
    """Say whether a person may be called so: not by words of the language and a country alone, as Grand Prix."""
    world = look.world
    countries = {n for n in norms if (thing := world.thing(n)) and thing.kind == "country"}
    return any(n in world.parts or not (n in world.common or n in countries) for n in norms if n[0].isalpha())


def _skips(look: Capitals, line: Line, i: int, *, opened: bool) -> bool:
    """Say whether the word begins no name: a word for a day, a title alone, one capitalised by its place only."""
    word = line.words[i]
    if word.norm in look.words["never"] or word.kind != Kind.WORD:
        return True
    if word.norm in look.storms or (i and line.words[i - 1].norm in look.words["storms"]):
        look.storms.add(word.norm)
        return True
    if len(word.text) == 1 and i + 2 < len(line.words) and line.words[i + 1].text == "-" and not opened:
        return True  # D-Ohio
    if opened and (word.norm in look.persons or _pair(look, line, i)):
        return False
    if not opened:
        return "pronoun" in word.marks or "article" in word.marks
    if "prep" in word.marks or "pronoun" in word.marks or "article" in word.marks or "conj" in word.marks:
        return True
    common = word.norm in look.world.common and word.norm not in look.persons
    return word.norm in look.words["openers"] or word.norm in look.lower or common


def _pair(look: Capitals, line: Line, i: int) -> bool:
    """Say whether a first name that is a word as well stands before a word that is none: Hope Kareva."""
    following = line.words[i + 1] if capital(line, i + 1) else None
    if following is None or line.words[i].norm not in look.world.parts:
        return False
    return following.norm not in look.world.common and not look.world.thing(following.norm)


def _after_title(look: Capitals, line: Line, i: int, end: int) -> int:
    """Return where the name begins after titles: Secretary of State Rex Tillerson, Dr. Roe."""
    at = i
    for k in range(i, end):
        norm = line.words[k].norm
        if norm in look.words["honours"] or norm in look.words["titles"]:
            at = k + 1
            if at < end and line.words[at].text == ".":
                at += 1
            if at + 1 < end and line.words[at].norm in look.words["linked"]:
                at += 2
        elif k > at > i and line.words[k].kind == Kind.WORD and norm not in look.words["titled"]:
            break
    return at


def _enter(line: Line, *, i: int, end: int, kind: str, look: Capitals, found: list[Name]) -> int:
    """Enter words [i, end) as a name, the world's where it has it; return the index past it."""
    while end > i + 1 and line.words[end - 1].kind == Kind.PUNCT:
        end -= 1
    norms = [w.norm for w in line.words[i:end]]
    name = Name(line, i, end, line.words[i].start, line.words[end - 1].end, kind)
    name.norms = tuple(n for n in norms if n[0].isalnum())
    hit = look.world.find(norms, 0, norms[0])
    if hit and hit[0] == len(norms):
        name.thing, name.kind = hit[1], hit[1].kind
    found.append(name)
    if name.kind == "person":
        _remember(look, name)
    return end
