"""Wholes: the speaker's whole phrase before an English verb, with what stands between its head and the verb."""

from __future__ import annotations

from khabar.reading.sayings.content import body
from khabar.reading.sayings.doers import FINITE, SOMEBODY, doer
from khabar.reading.sayings.scene import COLON, COMMAS, Scene
from khabar.reading.sayings.speakers import Range

FAR = 44  # words of a phrase with its asides
HEAD = 12  # words of a phrase's first part
APART = frozenset({"according", "asthey", "citing"})  # names: classes of marks


def whole(scene: Scene, at: int, found: Range | None, verb: int) -> Range | None:
    """Return the phrase [first, last) that ends before the verb at words [at, verb), from its head on.

    A source close to Jones; a flight that crashed into a lagoon; Ann Cole, of the bank Lumen, which lends; said.
    """
    last = found[1] if found is not None else at - int(scene.text(at - 1) in COMMAS)
    if found is not None and scene.has(found[0], "personal") is not None and found[1] - found[0] == 1:
        return found
    begun = _segment(scene, found[0] if found is not None else last)
    far = last if found is None else found[0]
    related = found is not None or any(scene.has(k, "relative") for k in range(begun + 1, far - 1))  # a man who fled
    headed = (begun, last) if begun < far and related and _phrase(scene, begun, far) else found
    return _apposed(scene, (at, verb), headed, last) or headed


def _segment(scene: Scene, i: int) -> int:
    """Return where the stretch between marks begins that word `i` stands in."""
    first, start = i, max(body(scene, 0), i - FAR)
    while first > start and not _edge(scene, first - 1):
        first -= 1
    while first < i and (scene.has(first, "conj") or scene.has(first, "adverb")) and not scene.has(first, "name"):
        first += 1
    return first


def _edge(scene: Scene, k: int) -> bool:
    """Say whether no phrase reaches over word `k`."""
    mark = scene.is_punct(k) and (scene.text(k) in COMMAS or scene.text(k) in ':;"' or scene.dash(k) or scene.stops(k))
    shut = k in scene.opened or k in scene.closed
    told = scene.has(k, "that") is not None and (k == 0 or scene.is_punct(k - 1) or scene.has(k - 1, "cue") is not None)
    return mark or shut or told or scene.any(k, APART) or _clausal(scene, k)


def _clausal(scene: Scene, k: int) -> bool:
    """Say whether "and", "but" at word `k` joins clauses: a verb stands before it, no second name behind it."""
    if scene.has(k, "conj") is None or k in scene.covered:
        return False
    return scene.key(k, "conj") != "and" or _verb(scene, k - 1) or not SOMEBODY.isdisjoint(_marks(scene, k + 1))


def _marks(scene: Scene, k: int) -> frozenset[str]:
    return frozenset(scene.line.words[k].marks) if 0 <= k < scene.size else frozenset()


def _verb(scene: Scene, k: int) -> bool:
    marks = scene.line.words[k].marks if k >= 0 else {}
    return "name" not in marks and ("aux" in marks or any(m.form in FINITE or m.cls == "tense" for m in marks.values()))


def _phrase(scene: Scene, first: int, last: int) -> bool:
    """Say whether words [first, last) begin a noun phrase: somebody, and verbs only behind "who" or "that"."""
    if SOMEBODY.isdisjoint(_marks(scene, first)) and not scene.line.words[first].text[:1].isupper():
        return False
    led = scene.has(first, "prep") is not None or scene.has(first, "relative") is not None
    if scene.has(first, "article") is None and (led or scene.when(first)):
        return False
    return _bare(scene, first, last)


def _bare(scene: Scene, first: int, last: int) -> bool:
    """Say whether words [first, last) hold no verb of a main clause: each stands behind "who" or "that"."""
    related = scene.has(first, "relative") is not None
    for k in range(first, last):
        related = related or (scene.has(k, "relative") is not None and k > first)
        pronoun = scene.has(k, "personal") is not None and scene.has(k, "article") is None
        if not related and (pronoun or _verb(scene, k)):
            return False
    return True


def _apposed(scene: Scene, verb: Range, found: Range | None, last: int) -> Range | None:
    """Return the phrase with which the sentence begins, where only asides in commas part it from the verb."""
    at, head = verb[0], doer(scene, verb[0])
    if head is None or at - head[0] > FAR or head[1] - head[0] > HEAD or scene.text(head[1]) not in COMMAS:
        return None
    closed = scene.text(at - 1) in COMMAS or _goes_on(scene, verb, found)
    if (found is not None and found[0] <= head[1]) or not closed or not _named(scene, head):
        return None
    start = head[1]
    while start < last:
        end = next((k for k in range(start + 1, last) if scene.text(k) in COMMAS), last)
        if not _bare(scene, start + 1, end) or any(_parts(scene, k) for k in range(start + 1, end)):
            return None
        start = end
    return head[0], last


def _named(scene: Scene, head: Range) -> bool:
    """Say whether words are somebody: by name or office, no pronoun."""
    if scene.has(head[0], "personal") is not None:
        return False
    known = any(scene.has(k, c) for k in range(*head) for c in ("name", "role"))
    return known or scene.line.words[head[0]].text[0].isupper()


def _goes_on(scene: Scene, verb: Range, found: Range | None) -> bool:
    """Say whether an aside without its second comma leads to a verb with words behind it: Cole, of Lumen said it."""
    k, first = verb[1], found[0] - 1 if found is not None else verb[0] - 1
    ends = k >= scene.size or (scene.is_punct(k) and scene.opening(k) is None and scene.text(k) != COLON)
    return not ends and (scene.text(first) not in COMMAS or _office(scene, first + 1))


def _office(scene: Scene, first: int) -> bool:
    """Say whether an office of somebody or something stands at word `first`: head of the bank."""
    role = scene.has(first, "role")
    return role is not None and scene.key(role.last, "prep") in ("of", "at", "for")


def _parts(scene: Scene, k: int) -> bool:
    """Say whether word `k` belongs to no aside: a stop, a colon, another source."""
    return scene.stops(k) or scene.text(k) in ":;" or scene.any(k, APART)
