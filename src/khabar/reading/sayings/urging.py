"""Urging: where the words of an Arabic demand begin: with whom it urges, behind adverbs, behind who is asked."""

from __future__ import annotations

from khabar.reading.sayings.content import skip
from khabar.reading.sayings.cues import Cue
from khabar.reading.sayings.scene import COMMAS, Scene

FEW = 3  # words of who is to do it
NOTHING = frozenset({"number", "cuenoun", "himself"})  # names: classes of marks that nobody who orders has


def asked_for(scene: Scene, first: int, last: int) -> int:
    """Return where what is asked for begins: the definite noun that was taken for part of who is asked, else `last`."""
    agree, article = scene.draft.pack.facts["agreement"], scene.draft.pack.lexicon.clitics.article
    ended = last >= scene.size or scene.is_punct(last) or scene.has(last, "prep") is not None
    before, named = scene.text(last - 2), scene.has(first, "name") is not None
    whole = before.startswith(article) or before.endswith(tuple(agree["owners"])) or named
    own = scene.text(last - 1).startswith(article) and not scene.text(last - 1).endswith(tuple(agree["nisba"]))
    return last - 1 if ended and whole and own and last - first > 1 else last


def ordered(scene: Scene, cue: Cue, at: int) -> bool:
    """Say whether what somebody orders stands at word `at`: straight behind him, or behind who is to do it."""
    if cue.source is None or any(scene.any(k, NOTHING) for k in range(*cue.source)):
        return False
    behind, somebody = cue.source[1], any(scene.has(k, c) for k in range(*cue.source) for c in ("role", "name"))
    told = scene.text(behind).startswith(scene.draft.pack.lexicon.clitics.article) and at - behind <= FEW
    return somebody and (at == behind or told)


def whom_first(scene: Scene, cue: Cue, limit: int) -> int:
    """Return where the words of an urging begin, whom it urges with them: not a list of them, times are passed over."""
    at = cue.after
    while at < limit and scene.has(at, "time") and skip(scene, at) > at:
        at = skip(scene, at)
    apart = scene.has(at, "prep") is not None or _adverbial(scene, at)  # demanded during his visit, in vain
    listed = any(scene.text(k) in COMMAS for k in range(at, limit))
    return limit if listed or apart else min(at, limit)


def _adverbial(scene: Scene, at: int) -> bool:
    """Say whether an adverb stands at word `at`: one of the list, or an accusative before a preposition."""
    if scene.has(at, "adverb") is not None:
        return True
    ending = scene.draft.pack.facts["agreement"]["circumstantial"][0]
    return scene.text(at).endswith(ending) and scene.has(at + 1, "prep") is not None
