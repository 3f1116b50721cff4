"""Subjects: how far the phrase reaches that names who says something, after its verb."""

from __future__ import annotations

from khabar.lang.words import Kind
from khabar.reading.sayings.asides import past_aside
from khabar.reading.sayings.bound import addressed, by_noun, kind_of, of_whom, to_quoted
from khabar.reading.sayings.epithets import calling
from khabar.reading.sayings.leading import agreeing, leads, object_behind, told_by, whole
from khabar.reading.sayings.pairs import paired
from khabar.reading.sayings.portions import portion
from khabar.reading.sayings.relatives import unled
from khabar.reading.sayings.scene import COMMAS, Scene
from khabar.reading.sayings.speakers import LONGEST, Range
from khabar.reading.sayings.unsaid import thing
from khabar.reading.sayings.workplaces import workplace

BODY = 8  # words of a body's name in quotation marks
HEARERS = frozenset({"name", "role", "hearer", "carrier"})  # names: classes of marks
# names: classes of marks
OUTSIDE = frozenset({
    "time", "that", "aux", "neg", "relative", "conj", "prep", "asthey", "according", "citing", "adverb", "saying_his",
    "hedge", "maybe", "thing",
})  # fmt: skip


def subject_after(scene: Scene, i: int, *, plain: bool) -> Range | None:
    """Return the subject after its verb at word `i`; `plain`: nothing marks where what is said begins.

    Without such a mark the phrase ends with its first definite part: a noun with its genitive, name and adjectives.
    """
    at = next((last for last, begun in scene.timed.items() if begun == i), i)
    while at < scene.size and scene.has(at, "adverb") and not scene.has(at, "name") and at < i + 3:
        at = scene.line.words[at].marks["adverb"].last
    at = past_aside(scene, at)
    share = portion(scene, at)
    if share > at:
        return at, share
    first = at = _told(scene, at)
    stop = min(scene.size, at + LONGEST)
    if (plain or at > i) and at < scene.size and not (leads(scene, at) or told_by(scene, at) or agreeing(scene, at)):
        return None
    himself = scene.has(at, "personal")
    if _spoken_to(scene, at) or (himself is not None and himself.pre):  # while she laughed
        return None
    at = _phrase(scene, at, stop, plain=plain)
    at = paired(scene, first, at, stop) if plain and at > first else at
    if first < at < stop and _inner(scene, at, first):
        at = _rest(scene, at + 1, stop) if not plain or scene.has(at - 1, "quantity") else workplace(scene, at)
    while at > first and scene.is_punct(at - 1) and not _shut(scene, at - 1, first):
        at -= 1
    while first < at and scene.is_punct(first):
        first += 1
    return (first, at) if at > first else None


def _shut(scene: Scene, i: int, first: int) -> bool:
    """Say whether the mark at `i` closes a name that is quoted behind word `first`."""
    spoken = scene.closing(i)
    return spoken is not None and spoken.first > first + 1


def _told(scene: Scene, at: int) -> int:
    """Pass over whom somebody talks to before he is named: told Reuters a minister that; else stay."""
    spoken = to_quoted(scene, at)
    if spoken is not None:
        return spoken.last + 1
    if not _spoken_to(scene, at):
        return at
    name, article = scene.has(at, "name"), _article(scene)
    last = name.last if name is not None else at + 1
    while last < scene.size and scene.text(last).startswith(article) and not scene.has(last, "role"):
        last += 1
    marks = scene.line.words[last].marks if last < scene.size else {}
    return last if any(c in marks for c in ("role", "name", "quantity", "honorific")) else at


def _spoken_to(scene: Scene, at: int) -> bool:
    """Say whether the word is somebody with "to" written on to him."""
    if not scene.any(at, HEARERS):
        return False
    to, article = scene.draft.pack.facts["agreement"]["to"], _article(scene)
    marks = [m for c, m in scene.words[at].marks.items() if c in HEARERS]
    return any(m.pre.endswith(to) and not m.pre.endswith(article) for m in marks)


def _phrase(scene: Scene, at: int, stop: int, *, plain: bool) -> int:
    """Walk over the noun phrase at word `at`; return where it ends."""
    article, first, definite = _article(scene), at, False
    poll = scene.has(at, "role") if scene.has(at, "name") is None else None
    if poll is not None and not scene.text(at).startswith(article):
        at, definite = poll.last, poll.last > at + 1 and scene.text(poll.last - 1).startswith(article)
    while at < stop and _noun(scene, at, first) and not (not definite and unled(scene, first, at)):
        name, spoken = scene.has(at, "name"), scene.opening(at)
        person = getattr(name.value, "kind", "") == "person" if name is not None else False
        if plain and person and name is not None:
            return name.last
        if plain and at == first and scene.has(at, "personal") and not scene.joins(at + 1):
            return at + 1
        if at > first and scene.has(at, "behalf"):
            at, definite = at + 1, False
            continue
        body = getattr(name.value, "kind", "") in ("group", "organisation") if name is not None else False
        second = definite and body  # the speaker of parliament, Fatah: no name of his
        if plain and name is not None and not name.pre and first < at and (second or at == _behind(scene, first)):
            break
        if name is not None or (spoken is not None and spoken.closes):
            at, definite = name.last if name is not None else spoken.last + 1 if spoken else at, True
            continue
        if of_whom(scene, at, first):
            at += 1
            continue
        here = _whole(scene, at, article)
        bare = not (here or scene.has(at, "honorific") or scene.line.words[at].text.endswith("."))
        other = bare or scene.has(at, "matter") is not None or _second(scene, first, at)
        ended = (definite and other) or (at > first and whole(scene, first) and not (here or whole(scene, at)))
        his = any((m := scene.has(at, c)) is not None and m.post for c in ("feeling", "matter"))
        ended = ended or (at > first and his)
        if plain and (ended or object_behind(scene, first, at)) and not scene.is_punct(at):
            break
        definite = definite or here
        at += 1
    return at


def _behind(scene: Scene, first: int) -> int:
    """Return where the name at word `first` ends."""
    name = scene.has(first, "name")
    return name.last if name is not None else first


def _whole(scene: Scene, at: int, article: str) -> bool:
    """Say whether a word has the article: not a noun of doing whose own letters it looks like."""
    if not scene.text(at).startswith(article):
        return False
    marks = scene.line.words[at].marks.values()
    return any(m.pre.endswith(article) for m in marks) or not any(m.form == "noun" for m in marks)


def _second(scene: Scene, first: int, at: int) -> bool:
    """Say whether the definite word `at` is another party than the one at word `first`, no adjective of his."""
    role, other = scene.has(first, "role"), scene.has(at, "role")
    if calling(scene.line, first, first + 1) is not None and thing(scene, at):
        return True
    feminine = scene.draft.pack.lexicon.clitics.feminine[1]
    if scene.has(at, "addressee") is not None or _other(scene, first, at):
        return True
    if role is None or other is None:
        return False
    if kind_of(scene, other) in ("organisation", "outlet"):
        return True
    oblique = scene.draft.pack.facts["agreement"]["oblique"]
    if other.form == "many" and scene.text(at).endswith(oblique) and not scene.text(first).endswith(oblique):
        return True  # criticised the reporters
    if kind_of(scene, role) != "person":
        return False
    article = _article(scene)
    adjective = scene.text(at).endswith(tuple(scene.draft.pack.facts["agreement"]["nisba"]))
    if at == first + 1 and role.key != other.key and scene.text(first).startswith(article) and not adjective:
        return (
            scene.text(at).startswith(article) and scene.has(other.last, "name") is None
        )  # the lawmaker, the minister
    she, hers = scene.text(first).endswith(feminine), scene.text(at).endswith(feminine)
    return she != hers and (hers or scene.text(first).startswith(_article(scene)))


def _other(scene: Scene, first: int, at: int) -> bool:
    """Say whether the definite word `at` is no adjective of the one definite word before it: the union the men."""
    article, name = _article(scene), scene.has(first, "name")
    if not scene.text(at).startswith(article) or scene.has(at, "name") is not None or scene.has(at, "honorific"):
        return False
    if name is not None:  # Paris the authorities
        party = scene.kind(first) in ("country", "place") and name.last == at
        return party and scene.has(at, "role") is not None
    adjectives = all(scene.text(k).startswith(article) for k in range(first, at))
    if not adjectives or scene.has(first, "role") is None:
        return False
    agree, feminine = scene.draft.pack.facts["agreement"], scene.draft.pack.lexicon.clitics.feminine[1]
    many = scene.text(at).endswith((agree["oblique"], agree["women"]))
    head = calling(scene.line, first, first + 1)
    if scene.text(first).endswith(agree["women"]):  # the authorities the two groups
        return scene.text(at).endswith(agree["oblique"])
    if head is None or head.form == "many":
        return False
    if scene.text(first).endswith(feminine):
        return not scene.text(at).endswith((feminine, *agree["hers"]))
    return many or (head.form == "one" and scene.text(at).endswith(feminine))


def titled(scene: Scene, subject: Range) -> Range:
    """Take in the offices straight behind the subject's name: announced X, president of the council, that."""
    grown = _titled(scene, subject, subject[1])
    return _titled(scene, grown, subject[1]) if grown != subject else subject


def _titled(scene: Scene, subject: Range, named: int) -> Range:
    """Take in one office behind the subject, whose name ends before word `named`."""
    first, at = subject
    role = scene.has(at, "role") if at < scene.size else None
    person = str(scene.draft.pack.fact("role", role.key, "")).startswith("person") if role is not None else False
    last = _phrase(scene, at, min(scene.size, at + LONGEST), plain=True) if person else at
    if role is not None and not role.pre and ends_named(scene, at + 1, last):  # the deputy premier, the minister X
        return first, last
    if (
        role is None
        or role.pre
        or not person
        or not any((name := scene.has(k, "name")) is not None and name.last == named for k in range(first, named))
        or scene.text(at).startswith(_article(scene))
    ):
        return subject
    return first, max(at, last)


def ends_named(scene: Scene, first: int, last: int) -> bool:
    """Say whether words [first, last) end with a person's name."""
    names = ((k, scene.has(k, "name")) for k in range(first, last))
    return any(name is not None and name.last == last and scene.kind(k) == "person" for k, name in names)


def _inner(scene: Scene, i: int, first: int) -> bool:
    """Say whether a preposition at `i` belongs to the phrase: "an official in the ministry", not "in a statement"."""
    if scene.key(i, "prep") not in ("in", "from") or i + 1 >= scene.size or i in scene.timed.values():
        return False
    following = scene.line.words[i + 1].marks
    if "quantity" in scene.line.words[i - 1].marks and scene.key(i, "prep") == "from":
        return True
    if any(c in following for c in ("carrier", "time", "hearer", "number", "article")):
        return False
    head = scene.line.words[first].marks
    return "role" in head or ("name" not in head and "name" in following)


def _rest(scene: Scene, at: int, stop: int) -> int:
    first = at
    while at < stop and _noun(scene, at, first):
        name = scene.has(at, "name")
        at = name.last if name is not None else at + 1
    return at


def _noun(scene: Scene, i: int, first: int) -> bool:
    word = scene.line.words[i]
    marks = word.marks
    if word.kind == Kind.PUNCT:
        return _short(scene, i) or (i > first and word.norm in ("-", ".", "/"))
    if "name" in marks or "behalf" in marks:
        return i == first or not addressed(scene, i)
    agree = scene.draft.pack.facts["agreement"]
    apart = word.norm.startswith(tuple(agree["bound"])) or (i > first and (addressed(scene, i) or by_noun(scene, i)))
    if apart and not of_whom(scene, i, first):
        return False
    his = i > first and "cuenoun" in marks and bool(marks["cuenoun"].post)
    his = his or (i > first and "pronoun" in marks and bool(marks["pronoun"].pre))  # and she weeps
    if his or not OUTSIDE.isdisjoint(marks):
        return False
    for cls in ("carrier", "hearer", "role"):
        if cls in marks and i > first and marks[cls].pre and not marks[cls].pre.endswith(_article(scene)):
            return cls == "role" and scene.draft.pack.fact("role", marks[cls].key) != "outlet"
    cue = marks.get("cue")
    if cue is None:
        return True
    if cue.form == "agent":
        return bool(cue.pre) or not word.norm.endswith(tuple(scene.draft.pack.facts["agreement"]["circumstantial"]))
    return i == first and not cue.pre and cue.form == "past"


def _short(scene: Scene, i: int) -> bool:
    """Say whether a short quotation opens or closes at `i` inside the phrase: a title, a nickname."""
    spoken = scene.opening(i) or scene.closing(i)
    if spoken is None or not spoken.closes or scene.text(i - 1) == ":":
        return False
    body = scene.has(spoken.first, "role") is not None and not any(
        scene.has(k, c) for k in range(spoken.first, spoken.last) for c in ("cue", "that", "relative", "aux")
    )
    if spoken.last - spoken.first > (BODY if body else 4):
        return False
    if spoken.sentence(scene):
        return False
    name = scene.has(spoken.first, "name")
    if name is not None and name.last == spoken.last:
        return True
    after = spoken.last + 1
    near = range(after, min(scene.size, after + LONGEST))
    if scene.text(after) in COMMAS:
        return scene.opening(i) is not None and any(scene.has(k, "that") for k in near)
    return after < scene.size and not scene.is_punct(after)


def _article(scene: Scene) -> str:
    return scene.draft.pack.lexicon.clitics.article
