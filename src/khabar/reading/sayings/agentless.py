"""Attributions without a verb of their own: "according to", hearsay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khabar.lang.words import Mark
from khabar.reading.draft import Place, Said
from khabar.reading.sayings.bound import bare
from khabar.reading.sayings.content import body
from khabar.reading.sayings.endings import to_come
from khabar.reading.sayings.forms import form, pieces
from khabar.reading.sayings.leading import nobodys
from khabar.reading.sayings.relatives import behind, unled
from khabar.reading.sayings.scene import COLON, COMMAS, STOPS, Scene
from khabar.reading.sayings.speakers import Range, verb_first
from khabar.reading.sayings.vso import in_front

REACH = 26  # words of a source after "according to"
SHORT = 20  # code points: what is no clause yet when "according to" cuts in
SOON = 8  # words between a verb of hearsay and what it leads to
LOOSE = frozenset({"np", "vowelled", "far", "label"})  # names: rules of hearsay that need no "that" at once
LEAST = 3  # words that make a clause
ELSEWHERE = ("according", "asthey", "citing")  # where another source begins


@dataclass(slots=True)
class Attribution:
    """The words "according to X", [first, last), and the source."""

    first: int
    last: int
    source: Range

    def said(self, scene: Scene) -> Said | None:
        """Return the saying: the clause before the attribution, else the one after it."""
        content = self._before(scene)
        rest = self._after(scene)
        that = scene.has(self.last + 1, "that")
        mark = scene.has(self.first, "according")
        anew = mark is not None and bool(mark.pre) and scene.text(self.last) in COMMAS  # and according to X, this is so
        if (rest and ((that is not None and that.pre) or anew)) or not content:
            content = rest
        elif rest and (scene.has(self.last + 1, "aux") or content[0][1] - content[0][0] < SHORT):
            content = content + rest
        if not content:
            return None
        words = scene.line.words
        made = Said(
            scene.line.index, content, "indirect", bare(scene, self.source), (words[self.first].start, self.end(scene)),
            rule="according", key="according",
        )  # fmt: skip
        made.form = form(scene, made)
        return made

    def end(self, scene: Scene) -> int:
        """Return where the words of attribution end."""
        return scene.line.words[max(self.first, self.source[0] - 1)].end

    def _before(self, scene: Scene) -> list[Place]:
        start = body(scene, scene.last_break(self.first - 1) if self.first else 0)
        comma = scene.text(self.first - 1) in COMMAS
        led = scene.has(self.first - 1 - comma, "relative")  # which, according to him, it made so
        if led is not None and (comma or not verb_first(scene) or led.key != "where"):
            return []
        back = self.first - 1
        while back > start and scene.text(back) in (*COMMAS, "."):
            back -= 1
        spoken = scene.closing(back)
        if spoken is not None and spoken.first - start <= LEAST:
            return pieces(scene, spoken.quote)
        while start < self.first and ((scene.is_punct(start) and not scene.opening(start)) or scene.has(start, "conj")):
            start += 1
        verb = any(m.form == "past" for m in scene.line.words[start].marks.values())  # three died
        if self.first - start < LEAST - int(scene.text(self.last) in COMMAS or (verb and verb_first(scene))):
            return []
        place = scene.place(start, self.first)
        return [place] if place else []

    def _after(self, scene: Scene) -> list[Place]:
        at = self.last
        if at < scene.size and scene.text(at) in COMMAS:
            at += 1
            if scene.key(at, "relative") == "who":  # according to Cole, who leads the council, it is
                at = min(scene.size, comma_after(scene, at, scene.next_break(at)) + 1)
        if scene.has(at, "that"):
            at += 1
        spoken = scene.opening(at) or (scene.opening(at + 1) if scene.text(at) == COLON else None)
        if spoken is not None and spoken.last - spoken.first > 4:  # longer than a name
            return pieces(scene, spoken.quote)
        end = scene.next_break(at)
        if verb_first(scene) and scene.has(self.first - 1, "relative") is not None:
            end = comma_after(scene, at, end)
        place = scene.place(at, end) if end - at >= LEAST else None
        return [place] if place else []


def according(scene: Scene) -> list[Attribution]:
    """Find "according to X" on a line."""
    found: list[Attribution] = []
    for mark in scene.line.found.get("according", ()):
        at = mark.last
        quoted = scene.opening(at) or scene.opening(at + 1)
        if at >= scene.size or (scene.is_punct(at) and not scene.opening(at)) or scene.has(mark.first, "asthey"):
            continue
        if (
            (scene.has(at, "notsource") and (quoted is None or scene.is_punct(at)))  # a site "X" is somebody
            or nobodys(scene, at)
            or any(scene.has(mark.first, c) for c in ("only", "hearsay"))
        ):
            continue
        if found and mark.first < found[-1].last:
            continue
        last = source_end(scene, at)
        if last > at:
            found.append(Attribution(mark.first, behind(scene, at, last) if verb_first(scene) else last, (at, last)))
    return found


def source_end(scene: Scene, at: int) -> int:
    """Return where the source ends: at a comma, "that", a clause."""
    article = scene.draft.pack.lexicon.clitics.article
    k = at
    while k < min(scene.size, at + REACH):
        word = scene.line.words[k]
        if word.norm in COMMAS or word.norm == COLON or any(c in word.marks for c in ELSEWHERE):
            break
        if word.norm in STOPS and (k + 1 >= scene.size or len(scene.text(k - 1)) > 3):  # U.S.
            break
        if article and k > at and any(c in word.marks for c in ("that", "aux", "time", "conj", "relative")):
            break
        cue, spoken = word.marks.get("cue"), scene.opening(k)
        if k > at and cue is not None and cue.form in ("past", "s") and not scene.has(k - 1, "article"):
            break
        if unled(scene, at, k):
            break
        if spoken is not None and spoken.last - k > 6:  # longer than a title
            break
        k += 1
    return k


@dataclass(slots=True)
class Rumour:
    """What is said by nobody in particular, from word `first` on; `narrow`: inside a relative clause."""

    mark: Mark
    first: int
    narrow: bool

    def said(self, scene: Scene) -> Said | None:
        """Return the saying, up to where another attribution begins."""
        end = scene.next_break(self.first)
        if self.narrow:
            end = comma_after(scene, self.first, end)
        comma = comma_after(scene, self.first, end)
        end = comma if comma < end and scene.has(comma + 1, "relative") and not verb_first(scene) else end
        if verb_first(scene):
            near = range(self.first, end - 1)
            end = next((k for k in near if scene.text(k) in COMMAS and to_come(scene, k + 1)), end)
        first = self.first
        if self.mark.cls == "hearsay" and end - first < LEAST <= self.mark.first:
            first, end = scene.last_break(self.mark.first - 1), self.mark.first
        places = [scene.place(first, end)] if first < scene.size else []
        split = self.mark.cls == "hearsay" and end == self.mark.first and not verb_first(scene)
        if split and not scene.has(self.first, "cue"):  # he has reportedly fled
            places.append(scene.place(self.first, scene.next_break(self.first)))
        content = [place for place in places if place is not None]
        if not content:
            return None
        cue = (self.mark.start, self.mark.end)
        made = Said(scene.line.index, content, "indirect", None, cue, rule="hearsay", key=self.mark.key)
        made.form = form(scene, made)
        made.hedged = True
        return made


def hearsay(scene: Scene) -> Iterator[Rumour]:
    """Yield what is said by nobody in particular: reportedly, allegedly; it is believed."""
    for mark in scene.line.found.get("hearsay", ()):
        scene.taken |= set(range(mark.first, mark.last))
        first = mark.last + (1 if scene.text(mark.last) in COMMAS else 0)
        yield Rumour(mark, first, bool(scene.has(mark.first - 1, "relative") or scene.text(mark.first - 1) in COMMAS))
    facts = scene.draft.pack.facts.get("hearsay_that", {})
    vowel = scene.draft.pack.facts["agreement"]["passive"]
    for mark in scene.line.found.get("hearsay_that", ()):
        rule = facts.get(mark.key, "")
        vowelled = vowel in scene.line.words[mark.first].text
        that = bool(scene.has(mark.last, "that"))
        if rule in ("vowelled", "label") and not vowelled:
            continue
        led = mark.pre == scene.draft.pack.facts["agreement"].get("consequent")
        if led and (scene.has(mark.first - 1, "name") or mark.first - 1 in scene.covered):  # the end of his name
            continue
        if not (that or rule in LOOSE) or (not vowelled and _somebodys(scene, mark)):
            continue
        if rule == "np" and not that and scene.has(mark.last, "prep"):
            continue
        if rule in ("far", "label"):
            at = _later(scene, mark.last, label=rule == "label")
            if at is not None:
                yield Rumour(mark, at, narrow=False)
            continue
        scene.taken |= set(range(mark.first, mark.last))
        yield Rumour(mark, mark.last + int(that), bool(scene.has(mark.first - 1, "relative")))


def _somebodys(scene: Scene, mark: Mark) -> bool:
    """Say whether a verb that may be nobody's has a subject before it: he believes, but he believes."""
    back = mark.first - 1
    if scene.has(back, "personal"):
        return True
    verb, joined = scene.has(mark.first, "cue"), scene.has(back, "that") or scene.has(back, "conj")
    if verb is None or mark.pre or not verb_first(scene):
        return False
    subject = in_front(scene, verb)
    known = subject is not None and any(scene.has(subject[0], c) for c in ("name", "role", "folk", "honorific"))
    return known or (joined is not None and joined.key.endswith("_he"))


def _later(scene: Scene, first: int, *, label: bool) -> int | None:
    """Return where the words of a rumour begin that are not told at once: behind "that" or "as", a quotation."""
    for k in range(first, min(scene.size, first + SOON)):
        if scene.opening(k) and (label or k == first or scene.is_punct(k - 1)):
            return k + 1
        if not label and (scene.has(k, "that") or scene.has(k, "as")):
            return k + 1
    return None


def comma_after(scene: Scene, first: int, end: int) -> int:
    """Return where an aside or clause at word `first` ends: a comma or a dash, else `end`."""
    near = range(first, min(end, first + 60))
    return next((k for k in near if scene.text(k) in COMMAS or scene.dash(k)), end)
