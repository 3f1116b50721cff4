"""Attributions without a verb of their own: "according to", hearsay, nouns of saying, headlines with a colon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from khabar.lang.words import Mark
from khabar.reading.draft import Place, Said
from khabar.reading.extents import form, pieces
from khabar.reading.scene import COLON, COMMAS, STOPS, Scene
from khabar.reading.speakers import Range, before

REACH = 26  # words of a source after "according to"
LEAST = 3  # words that make a clause


@dataclass(slots=True)
class Attribution:
    """ "According to X" at words [first, last): the source, and whether its words came before it."""

    first: int
    last: int
    source: Range
    inner: Range | None = None  # whom the source quotes: according to X citing Y

    def said(self, scene: Scene) -> Said | None:
        """Return the saying: the clause before the attribution, else the one after it."""
        content = self._before(scene)
        rest = self._after(scene)
        if not content:
            content = rest
        elif rest and (scene.has(self.last + 1, "aux") or scene.has(self.last + 1, "conj")):
            content = content + rest
        if not content:
            return None
        words = scene.line.words
        source = self.inner or self.source
        made = Said(
            scene.line.index, content, "indirect", scene.place(*source), (words[self.first].start, self.end(scene)),
            rule="according", key="according",
        )  # fmt: skip
        if self.inner is not None:
            place = scene.place(*self.source)
            made.via = scene.draft.text[place[0] : place[1]] if place else None
        made.form = form(scene, made)
        return made

    def end(self, scene: Scene) -> int:
        """Return where the words of attribution end."""
        return scene.line.words[max(self.first, self.source[0] - 1)].end

    def _before(self, scene: Scene) -> list[Place]:
        start = scene.last_break(self.first - 1) if self.first else 0
        back = self.first - 1
        while back > start and scene.text(back) in (*COMMAS, "."):
            back -= 1
        spoken = scene.closing(back)
        if spoken is not None and spoken.first - start <= LEAST:
            return pieces(scene, spoken.quote)
        while start < self.first and (scene.is_punct(start) and not scene.opening(start) or scene.has(start, "conj")):
            start += 1
        if self.first - start < LEAST:
            return []
        place = scene.place(start, self.first)
        return [place] if place else []

    def _after(self, scene: Scene) -> list[Place]:
        at = self.last
        if at < scene.size and scene.text(at) in COMMAS:
            at += 1
        if scene.has(at, "that"):
            at += 1
        spoken = scene.opening(at) or (scene.opening(at + 1) if scene.text(at) == COLON else None)
        if spoken is not None and spoken.last - spoken.first > 4:  # noqa: PLR2004: longer than a name
            return pieces(scene, spoken.quote)
        end = scene.next_break(at)
        place = scene.place(at, end) if end - at >= LEAST else None
        return [place] if place else []


def according(scene: Scene) -> list[Attribution]:
    """Find "according to X" on a line."""
    found = []
    for mark in scene.line.found.get("according", ()):
        at = mark.last
        if scene.is_punct(at) or at >= scene.size or scene.has(mark.first, "asthey"):
            continue
        if scene.has(mark.first, "hearsay") or (found and mark.first < found[-1].last):
            continue
        last = _source_end(scene, at)
        if last <= at:
            continue
        made = Attribution(mark.first, last, (at, last))
        for k in range(at, last):
            if scene.has(k, "citing"):
                made.source, made.inner = (at, k), (k + 1, last)
                break
        found.append(made)
    return found


def _source_end(scene: Scene, at: int) -> int:
    """Return where the source ends: at a comma, "that", a clause."""
    article = scene.draft.pack.lexicon.clitics.article
    k = at
    while k < min(scene.size, at + REACH):
        word = scene.line.words[k]
        if word.norm in COMMAS or word.norm == COLON or "according" in word.marks or "asthey" in word.marks:
            break
        if word.norm in STOPS and (k + 1 >= scene.size or len(scene.text(k - 1)) > 3):  # noqa: PLR2004: U.S.
            break
        if article and k > at and any(c in word.marks for c in ("that", "aux", "time", "conj")):
            break
        if k > at and ("cue" in word.marks and word.marks["cue"].form in ("past", "s") and not scene.has(k - 1, "article")):
            break
        if scene.opening(k) and scene.opening(k).last - k > 6:  # type: ignore[union-attr]  # noqa: PLR2004
            break
        k += 1
    return k


def hearsay(scene: Scene) -> Iterator[Said]:
    """Yield what is said by nobody in particular: reportedly, allegedly; it is believed."""
    for mark in scene.line.found.get("hearsay", ()):
        first = mark.last + (1 if scene.text(mark.last) in COMMAS else 0)
        end = scene.next_break(first)
        if scene.has(mark.first - 1, "relative"):
            end = min(end, _comma_after(scene, first, end))
        yield from _unspecified(scene, mark, first, end, "hearsay")
    facts = scene.draft.pack.facts.get("hearsay_that", {})
    for mark in scene.line.found.get("hearsay_that", ()):
        rule = facts.get(mark.key, "")
        text = scene.line.words[mark.first].text
        vowel = scene.draft.pack.facts["agreement"]["passive"]
        if rule == "vowelled" and vowel not in text:
            continue
        at = mark.last
        spoken_of = bool(scene.has(at, "that")) or rule == "np" or (rule == "vowelled")
        if not spoken_of or (scene.has(mark.first - 1, "personal") and vowel not in text):
            continue
        at += 1 if scene.has(at, "that") else 0
        yield from _unspecified(scene, mark, at, scene.next_break(at), "hearsay")


def _comma_after(scene: Scene, first: int, end: int) -> int:
    return next((k for k in range(first, min(end, first + 60)) if scene.text(k) in COMMAS), end)


def _unspecified(scene: Scene, mark: Mark, first: int, end: int, rule: str) -> Iterator[Said]:
    place = scene.place(first, end) if first < scene.size and end - first >= 1 else None
    if place is not None:
        made = Said(scene.line.index, [place], "indirect", None, (mark.start, mark.end), rule=rule, key=mark.key)
        made.form = form(scene, made)
        made.hedged = True
        yield made


def nominal(scene: Scene) -> Iterator[Said]:
    """Yield what a noun of saying holds: allegations that, warnings that, fears of."""
    facts = scene.draft.pack.facts.get("cuenoun", {})
    for mark in scene.line.found.get("cuenoun", ()):
        at = mark.last
        article = scene.draft.pack.lexicon.clitics.article
        if article and not scene.has(at, "that") and scene.text(at).startswith(article):
            at += 1
        if not scene.has(at, "that") or (not article and scene.has(at + 1, "aux")):
            continue
        first = at + 1
        end = scene.next_break(first)
        place = scene.place(first, min(end, _comma_after(scene, first, end)))
        if place is None:
            continue
        source = _owner(scene, mark)
        made = Said(
            scene.line.index, [place], "indirect", scene.place(*source) if source else None, (mark.start, mark.end),
            rule="noun" if source else "noun-hearsay", key=mark.key,
        )  # fmt: skip
        made.form = form(scene, made)
        made.hedged = facts.get(mark.key) == "hedged"
        yield made


def _owner(scene: Scene, mark: Mark) -> Range | None:
    """Return whose claim it is: Trump's claim, his claim."""
    back = mark.first - 1
    if scene.text(back) in ("'s", "'"):
        return before(scene, back)
    return (back, back + 1) if scene.key(back, "article") == "his" else None


def headline(scene: Scene, found: list[Said]) -> Iterator[Said]:
    """Yield what a headline says with a colon: "Blinken: a ceasefire is near", "12 dead in blast: police"."""
    if scene.line.index or found or not _titled(scene):
        return
    colon = next((k for k in range(min(scene.size, 40)) if scene.text(k) == COLON), None)
    if colon is None or colon == 0 or colon + 1 >= scene.size:
        return
    if colon <= 8 and _speaks(scene, 0, colon):  # noqa: PLR2004: a name with its title
        yield from _titled_saying(scene, (0, colon), (colon + 1, scene.size), colon)
    elif scene.size - colon <= 6 and _speaks(scene, colon + 1, scene.size):  # noqa: PLR2004
        yield from _titled_saying(scene, (colon + 1, scene.size), (0, colon), colon)


def _titled(scene: Scene) -> bool:
    """Say whether the line is the report's headline."""
    title = scene.draft.head.title
    return title is not None and title.start <= scene.line.start < title.end


def _speaks(scene: Scene, first: int, last: int) -> bool:
    """Say whether words [first, last) are somebody: a person or body by name, a common word for voices."""
    for k in range(first, last):
        name = scene.has(k, "name")
        kind = getattr(name.value, "kind", "") if name is not None else ""
        if kind in ("person", "organisation", "outlet", "group") and (k == first or scene.has(first, "role")):
            return True
        if scene.has(k, "role") and k == first:
            return True
    return False


def _titled_saying(scene: Scene, source: Range, words: Range, colon: int) -> Iterator[Said]:
    place = scene.place(*words)
    if place is not None:
        mark = scene.line.words[colon]
        made = Said(
            scene.line.index, [place], "indirect", scene.place(*source), (mark.start, mark.end), rule="headline", key="say"
        )
        made.form = form(scene, made)
        yield made
