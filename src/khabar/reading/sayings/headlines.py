"""Headlines: what a title says with a colon or a dash: Blinken: a ceasefire is near; 12 dead in blast: police."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.reading.draft import Said
from khabar.reading.sayings.bound import theirs, to_quoted
from khabar.reading.sayings.forms import form
from khabar.reading.sayings.scene import COLON, STOPS, Scene
from khabar.reading.sayings.speakers import Range, verb_first
from khabar.reading.sayings.subjects import ends_named

SPEAKERS = frozenset({"person", "organisation", "outlet", "group"})
SOON = 8  # words between a colon and "we"; of who speaks
LEAST = 4  # words of a heading behind its colon
NAME = 3  # words of a name in quotation marks


def headline(scene: Scene, found: list[Said]) -> Iterator[Said]:
    """Yield what a headline says with a colon: "Blinken: a ceasefire is near", "12 dead in blast: police"."""
    if found:
        return
    if scene.line.index or not _titled(scene):
        yield from _heading(scene)
        return
    marks = (k for k in range(min(scene.size, 40)) if scene.text(k) == COLON or _dashed(scene, k))
    colon = next(marks, None)
    if colon is None or colon == 0 or colon + 1 >= scene.size:
        return
    who = _without_hearer(scene, colon)
    known = _speaks(scene, 0, who) or _of_us(scene, colon) or _quoted(scene, who) or _to_somebody(scene, who, colon)
    if colon <= 8 and known and not scene.has(0, "heading"):  # a name with its title
        yield from _titled_saying(scene, (0, who), (colon + 1, scene.size), colon)
    elif scene.size - colon <= 6 and _speaks(scene, colon + 1, scene.size):
        yield from _titled_saying(scene, (colon + 1, scene.size), (0, colon), colon)


def _heading(scene: Scene) -> Iterator[Said]:
    """Yield what a heading inside an Arabic report says with a colon: a person by name, a clause with no stop."""
    marks = (k for k in range(1, min(scene.size - LEAST, SOON)) if scene.text(k) == COLON)
    colon = next(marks, None) if verb_first(scene) and scene.text(scene.size - 1) not in STOPS else None
    if colon is None or scene.has(colon + 1, "number") or not _speaks(scene, 0, colon):
        return
    if ends_named(scene, 0, colon):
        yield from _titled_saying(scene, (0, colon), (colon + 1, scene.size), colon)


def _without_hearer(scene: Scene, colon: int) -> int:
    """Return where an Arabic speaker before a colon ends: whom he talks to stands behind him."""
    if not verb_first(scene):
        return colon
    return next((k for k in range(1, colon) if theirs(scene, k) or to_quoted(scene, k)), colon)


def _to_somebody(scene: Scene, who: int, colon: int) -> bool:
    """Say whether somebody, known or not, talks to another before the colon: al-Ali to the paper: we shall open it."""
    known = scene.text(0).startswith(scene.draft.pack.lexicon.clitics.article or "\0")
    return who < colon and (known or any(scene.has(k, c) for k in range(who) for c in ("name", "role", "honorific")))


def _quoted(scene: Scene, colon: int) -> bool:
    """Say whether an Arabic title begins with a body's short name in quotation marks: "Health": fewer patients."""
    spoken = scene.opening(0) if verb_first(scene) else None
    return spoken is not None and spoken.last + 1 == colon and spoken.last - spoken.first <= NAME


def _of_us(scene: Scene, colon: int) -> bool:
    """Say whether a country stands alone before the colon and "we" speak behind it: Ankara: we do not want war."""
    name, agree = scene.has(0, "name"), scene.draft.pack.facts["agreement"]
    if name is None or name.last != colon or not agree["first"]:
        return False
    firsts = tuple(agree["first"])
    verbs = (k + 1 for k in range(colon + 1, min(scene.size - 1, colon + SOON)) if scene.has(k, "neg"))
    own = any(scene.has(k, "own") for k in range(colon + 1, min(scene.size, colon + SOON)))
    ours = (scene.line.words[k] for k in verbs if scene.text(k).startswith(firsts[1:]))
    return own or any(not w.marks or any(m.form == "present" for m in w.marks.values()) for w in ours)


def _dashed(scene: Scene, k: int) -> bool:
    """Say whether a dash between spaces stands at word `k` with who says it behind: oil falls - ministry."""
    nisba = tuple(scene.draft.pack.facts["agreement"].get("nisba", ()))
    if nisba and all(scene.text(j).endswith(nisba) for j in (k - 1, k + 1)):  # the Franco-German
        return False
    return scene.dash(k) and scene.size - k <= 6 and _speaks(scene, k + 1, scene.size)


def _titled(scene: Scene) -> bool:
    """Say whether the line is the report's headline."""
    title = scene.draft.head.title
    return title is not None and title.start <= scene.line.start < title.end


def _speaks(scene: Scene, first: int, last: int) -> bool:
    """Say whether words [first, last) are somebody: a person or body by name, a common word for voices."""
    whole = False
    for k in range(first, last):
        name, role = scene.has(k, "name"), scene.has(k, "role")
        kind = getattr(name.value, "kind", "") if name is not None else ""
        whole = whole or (name is not None and kind in SPEAKERS and name.last == last)
        whole = whole or (role is not None and (role.last == last or verb_first(scene)))
    if _anything(scene, first, last):
        return False
    begins = scene.has(first, "role") or scene.has(first, "name") or scene.has(first, "article")
    return whole and (bool(begins) or last - first <= 3)  # "Trump aide"


def _anything(scene: Scene, first: int, last: int) -> bool:
    """Say whether an Arabic word for a body stands there with an adjective that tells nobody apart: a new front."""
    role, article = scene.has(first, "role"), scene.draft.pack.lexicon.clitics.article
    kind = str(scene.draft.pack.fact("role", role.key)) if role is not None and article else ""
    if role is None or kind not in ("organisation", "group") or role.last >= last:
        return False
    behind = scene.words[role.last]
    whole = behind.norm.startswith(article) or any(c in behind.marks for c in ("name", "role", "people", "folk"))
    return not (whole or behind.norm.endswith(tuple(scene.draft.pack.facts["agreement"]["nisba"])))


def _titled_saying(scene: Scene, source: Range, words: Range, colon: int) -> Iterator[Said]:
    place = scene.place(*words)
    if place is not None:
        mark = scene.line.words[colon]
        cue = (mark.start, mark.end)
        made = Said(scene.line.index, [place], "indirect", scene.place(*source), cue, rule="headline", key="say")
        made.form = form(scene, made, spoken="colon" if verb_first(scene) else "")
        yield made
