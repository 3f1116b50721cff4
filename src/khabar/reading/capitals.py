"""Finds names in scripts with capital letters: runs of capitalised words, cut and typed by the words in them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from khabar.lang.pack import Pack
from khabar.lang.words import Kind, Line
from khabar.lang.world import Thing, World
from khabar.reading.draft import Draft
from khabar.reading.roll import Name, acting

LISTS = (
    "honours",
    "titles",
    "titled",
    "bodies",
    "spots",
    "ways",
    "inside",
    "joined",
    "linked",
    "never",
    "openers",
    "at",
    "storms",
)
APOSTROPHES = ("'s", "’s")
OPENING = frozenset("\"“«'‘([:•-–—")
STOPS = frozenset(".!?;")
HEADLINE = 0.6  # share of capitalised words above which capitals say nothing


@dataclass(slots=True)
class Capitals:
    """The state of looking through one report; `lower` are its words that also stand in small letters."""

    draft: Draft
    world: World
    words: dict[str, frozenset[str]]
    lower: frozenset[str]
    persons: dict[str, Name] = field(default_factory=dict)  # words of persons' names found so far
    storms: set[str] = field(default_factory=set)  # names of hurricanes: nobody's


def by_capitals(draft: Draft, world: World) -> list[Name]:
    """Return the names in the report, in the order of lines; headlines last, when the names of the text are known."""
    lower = frozenset(w.norm for x in draft.lines for w in x.words if w.kind == Kind.WORD and w.text[0].islower())
    look = Capitals(draft, world, lists(draft.pack), lower)
    plain = [x for x in draft.lines if not headline(x)]
    found: list[Name] = []
    unsure: list[Name] = []
    for line in [*plain, *(x for x in draft.lines if headline(x))]:
        _line(look, line, found, unsure, loud=headline(line))
    found.extend(_settled(look, unsure, found))
    return sorted(found, key=lambda n: (n.start, n.end))


def lists(pack: Pack) -> dict[str, frozenset[str]]:
    """Return the language's lists of words about names."""
    return {k: frozenset(str(pack.fact("names", k, "")).split("|")) for k in LISTS}


def headline(line: Line) -> bool:
    """Say whether nearly every word has a capital."""
    words = [w for w in line.words if w.kind == Kind.WORD and len(w.text) > 3]
    return len(words) > 3 and sum(w.text[0].isupper() for w in words) > HEADLINE * len(words)


def _line(look: Capitals, line: Line, found: list[Name], unsure: list[Name], *, loud: bool) -> None:
    norms = [w.norm for w in line.words]
    i = 0
    while i < len(line.words):
        word = line.words[i]
        if word.kind == Kind.PUNCT or not (word.text[0].isupper() or word.text[0].isdigit()):
            i += 1
            continue
        last = _known(look, line, norms, i, found, loud=loud)
        if last is None and word.kind == Kind.WORD and not loud:
            last = _run(look, line, norms, i, found, unsure)
        elif last is None and loud:
            last = _again(look, line, norms, i, found)
        i = max(i + 1, last or 0)


def _known(
    look: Capitals, line: Line, norms: list[str], i: int, found: list[Name], *, loud: bool = False
) -> int | None:
    """Enter a name that the world data has, unless it is only the beginning of a longer one."""
    hit = look.world.find(norms, i, norms[i])
    if hit is None:
        return _people(look, line, i, found)
    last, thing = hit
    text = line.words[i].text
    if last == i + 1 and not _sure(look, line, i, thing, loud=loud):
        return None
    if any(w.text[0].islower() for w in line.words[last - 1 : last] if w.kind == Kind.WORD):
        return None
    end = _extent(look, line, i)
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


def _sure(look: Capitals, line: Line, i: int, thing: Thing, *, loud: bool) -> bool:
    """Say whether a single word is certain to be that name: not a word that opens a sentence, not a known person's."""
    word = line.words[i]
    norm = word.norm
    if norm in look.words["never"]:
        return False
    if len(norm) <= 4 and norm in look.world.shouted:
        return word.text.isupper() and not loud
    if norm in look.persons and thing.kind != "person":
        return False
    if norm in look.words["openers"] or norm in look.lower:
        return not _opens(line, i) and not loud and norm not in look.lower
    return True


def _people(look: Capitals, line: Line, i: int, found: list[Name]) -> int | None:
    """Enter a people in the plural: Germans, the Kurds; adjectives are no names."""
    word = line.words[i]
    thing = look.world.peoples.get(word.norm)
    if thing is None or not word.norm.endswith("s") or word.norm.endswith("ss"):
        return None
    name = Name(line, i, i + 1, word.start, word.end, "group", thing, norms=(word.norm,))
    found.append(name)
    return i + 1


def _opens(line: Line, i: int) -> bool:
    """Say whether word `i` has its capital from where it stands: first of the sentence or of a quotation."""
    if i == 0:
        return True
    before = line.words[i - 1]
    return before.kind == Kind.PUNCT and (before.text in OPENING or before.text in STOPS)


def _extent(look: Capitals, line: Line, i: int) -> int:
    """Return the index past the run of capitalised words, with small words inside, that begins at word `i`."""
    words = line.words
    at = i + 1
    while at < len(words):
        word = words[at]
        if word.kind == Kind.WORD and word.text[0].isupper() and word.norm not in look.words["never"]:
            if word.norm in look.world.peoples and words[at - 1].norm not in look.world.peoples:
                break
            at += 1
        elif word.kind == Kind.NUMBER and words[at - 1].text[-1].isalpha() and at == i + 1 and len(word.text) < 3:
            break
        elif word.norm in look.words["joined"] and _capital(line, at + 1):
            at += 2
        elif word.norm in look.words["joined"] and at + 1 < len(words) and words[at + 1].norm in look.words["joined"]:
            at += 1 if _capital(line, at + 2) else 0
            if not _capital(line, at + 1):
                break
            at += 2
        elif word.text == "." and len(words[at - 1].text) <= 3 and _abbreviates(look, line, at):
            at += 1
        elif word.text in ("-", "&", "–") and _capital(line, at + 1) and _tight(line, at, word.text):
            at += 2
        elif word.text in APOSTROPHES and _capital(line, at + 1) and _owned(look, line, i, at):
            at += 2
        elif word.norm in look.words["linked"] and _links(look, line, i, at):
            at += 3 if not _capital(line, at + 1) else 2
        else:
            break
    return at


def _abbreviates(look: Capitals, line: Line, at: int) -> bool:
    """Say whether the full stop at `at` ends an initial or a title rather than a sentence."""
    before = line.words[at - 1]
    return _capital(line, at + 1) and (len(before.text) == 1 or before.norm in look.words["honours"]
                                       or before.norm in look.words["titles"] or before.norm == "st")  # fmt: skip


def _tight(line: Line, at: int, mark: str) -> bool:
    return mark == "&" or (
        line.words[at - 1].end == line.words[at].start and line.words[at].end == line.words[at + 1].start
    )


def _owned(look: Capitals, line: Line, i: int, at: int) -> bool:
    """Say whether 's stands inside a name: Belfast Magistrates' Court, Children's Hospital."""
    end = at + 1
    while end < len(line.words) and line.words[end].kind == Kind.WORD and line.words[end].text[0].isupper():
        end += 1
    head = line.words[end - 1].norm
    owner = line.words[at - 1].norm
    if owner in look.world.things or not (
        owner in look.world.common or owner.endswith("s") or line.words[i].norm == "st"
    ):
        return False
    return end - at <= 3 and (head in look.words["bodies"] or head in look.words["spots"])


def _links(look: Capitals, line: Line, i: int, at: int) -> bool:
    """Say whether "of" or "for" at `at` goes on with the name: University of Michigan, Centers for Disease Control."""
    head = line.words[at - 1].norm.removesuffix("s")
    heads = look.words["bodies"] | look.words["spots"]
    if head not in heads and line.words[at - 1].norm not in heads:
        return False
    return _capital(line, at + 1) or (
        at + 2 < len(line.words) and line.words[at + 1].norm == "the" and _capital(line, at + 2) and at > i + 1
    )


def _capital(line: Line, i: int) -> bool:
    return 0 <= i < len(line.words) and line.words[i].kind == Kind.WORD and line.words[i].text[0].isupper()


def _person_like(look: Capitals, line: Line, i: int, end: int) -> bool:
    """Say whether the run reads as a person's: a first name that is also a place, then another word."""
    norms = [w.norm for w in line.words[i:end] if w.kind == Kind.WORD]
    return 2 <= len(norms) <= 3 and norms[0] in look.world.parts and norms[1] not in look.world.things


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
    """Enter what a run of capitalised words names; return the index past it."""
    words = look.words
    end = _extent(look, line, i)
    first, opened = i, _opens(line, i)
    while first < end and (_skips(look, line, first, opened=opened and first == i)):
        first += 1
    if first == end:
        return end if end > i + 1 else None
    if first > i:
        return first
    titled, last = _after_title(look, line, i, end)
    if titled > i:
        if titled == end:
            return end
        if not titled - i > 1 or norms[end - 1] not in words["bodies"]:
            return _person(look, line, norms, titled, end, found)
    head = norms[last - 1].removesuffix("s")
    size = sum(w.kind == Kind.WORD for w in line.words[i:end])
    linked = next((k for k in range(i + 1, end) if norms[k] in words["linked"]), end)
    core = norms[linked - 1]
    if size > 1 and (core in words["bodies"] or head in words["bodies"] and linked == end):
        return _enter(look, line, norms, i, end, "organisation", found)
    if size > 1 and (core in words["spots"] or head in words["spots"] or norms[i] in ("lake", "mount")):
        return _enter(look, line, norms, i, end, "place", found)
    if line.words[i].norm in look.world.peoples and size > 1:
        return i + 1
    if size > 1:
        if size == 2 and norms[i] in words["ways"] and norms[i] not in look.world.parts:
            return _enter(look, line, norms, i, end, "place", found)
        if size > 4 or line.words[i].text.isupper() and len(line.words[i].text) > 2:
            return _enter(look, line, norms, i, end, "organisation", found)
        return _person(look, line, norms, i, end, found)
    name = Name(line, i, end, line.words[i].start, line.words[end - 1].end, "", norms=tuple(norms[i:end]))
    name.acting = opened
    unsure.append(name)
    return end


def _skips(look: Capitals, line: Line, i: int, *, opened: bool) -> bool:
    """Say whether the word begins no name: a word for a day, a title alone, one capitalised by its place only."""
    word = line.words[i]
    if word.norm in look.words["never"] or word.kind != Kind.WORD:
        return True
    if word.norm in look.storms or i and line.words[i - 1].norm in look.words["storms"]:
        look.storms.add(word.norm)
        return True
    if len(word.text) == 1 and i + 2 < len(line.words) and line.words[i + 1].text == "-" and not opened:
        return True  # D-Ohio
    if not opened:
        return "pronoun" in word.marks or "article" in word.marks
    if "prep" in word.marks or "pronoun" in word.marks or "article" in word.marks or "conj" in word.marks:
        return True
    return word.norm in look.words["openers"] or word.norm in look.lower or word.norm in look.world.common


def _after_title(look: Capitals, line: Line, i: int, end: int) -> tuple[int, int]:
    """Return where the name begins after titles, and where the run ends."""
    at = i
    for k in range(i, end):
        norm = line.words[k].norm
        if norm in look.words["honours"] or norm in look.words["titles"]:
            at = k + 1
            if at < end and line.words[at].text == ".":
                at += 1
            if at + 1 < end and line.words[at].norm in look.words["linked"]:
                at += 2  # Secretary of State, Minister for Health
        elif k > at and line.words[k].kind == Kind.WORD and norm not in look.words["titled"] and at > i:
            break
    return at, end


def _person(look: Capitals, line: Line, norms: list[str], i: int, end: int, found: list[Name]) -> int:
    return _enter(look, line, norms, i, end, "person", found)


def _enter(look: Capitals, line: Line, norms: list[str], i: int, end: int, kind: str, found: list[Name]) -> int:
    while end > i + 1 and line.words[end - 1].kind == Kind.PUNCT:
        end -= 1
    name = Name(line, i, end, line.words[i].start, line.words[end - 1].end, kind)
    name.norms = tuple(n for n in norms[i:end] if n[0].isalnum())
    hit = look.world.find(norms, i, norms[i])
    if hit and hit[0] == end:
        name.thing, name.kind = hit[1], hit[1].kind
    found.append(name)
    if name.kind == "person":
        _remember(look, name)
    return end


def _settled(look: Capitals, unsure: list[Name], found: list[Name]) -> list[Name]:
    """Type the single words by what the report says of them elsewhere; leave out what nothing speaks for."""
    elsewhere: dict[str, str] = {}
    family = {n.norms[-1] for n in found if n.kind == "person" and len(n.norms) > 1}
    for name in found:
        if name.kind != "person":
            elsewhere.setdefault(name.norms[0], name.kind)
            if len(name.norms) == 1 and name.norms[0] in family and name.kind in ("organisation", "outlet", "place"):
                name.kind, name.thing = "person", None
    often = Counter(n.norms[0] for n in unsure)
    firm = {n.norms[0] for n in unsure if not n.acting or often[n.norms[0]] > 1}
    where = {n.norms[0] for n in unsure if _placed(look, n)}
    kept: list[Name] = []
    for name in unsure:
        norm = name.norms[0]
        if norm in look.storms or norm in look.world.peoples and norm not in look.persons:
            continue
        if norm in look.persons:
            name.kind = "person"
        elif norm in elsewhere:
            name.kind = elsewhere[norm]
        elif norm not in firm or len(norm) < 3:
            continue
        else:
            name.kind = "place" if norm in where else _alone(look, name)
        kept.append(name)
    return kept


def _placed(look: Capitals, name: Name) -> bool:
    """Say whether the words beside a name make it a place: in X, X, Ohio."""
    words = name.line.words
    before = words[name.first - 1].norm if name.first else ""
    if before in look.words["at"] and before not in ("from", "to"):
        return True
    if name.last + 1 >= len(words) or words[name.last].text != ",":
        return False
    thing = look.world.things.get(words[name.last + 1].norm)
    return thing is not None and thing.kind in ("place", "country")


def _alone(look: Capitals, name: Name) -> str:
    """Type a single capitalised word by its neighbours."""
    before = name.line.words[name.first - 1].norm if name.first else ""
    if before in look.words["titles"] or before in look.words["honours"] or name.norms[0] in look.world.parts:
        return "person"
    return "organisation"
