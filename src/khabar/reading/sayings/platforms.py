"""Platforms: where an Arabic speaker tells something online, between him and his words: on his page on Facebook."""

from __future__ import annotations

from khabar.reading.sayings.scene import Scene

LED = 2  # words of what leads to the platform: by way of


def online(scene: Scene, at: int) -> int:
    """Pass over "on his page on Facebook" at word `at`; stay where nothing of the kind stands."""
    page = next((m for k in range(at + 1, at + 1 + LED) if (m := scene.has(k, "platform")) is not None), None)
    if page is None or scene.has(at, "prep") is None:
        return at
    k, article = page.last, scene.draft.pack.lexicon.clitics.article
    while k < scene.size and scene.text(k).startswith(article):
        k += 1
    if scene.key(k, "prep") not in ("in", "on") or k + 1 >= scene.size:
        return k
    marks = [scene.has(k + 1, c) for c in ("name", "carrier")]
    return max([k + 2, *(m.last for m in marks if m is not None)])
