"""Why: a sentence that gives a reason, with what it is made of, so that it can be told in another language too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self


class Why(str):
    """A sentence in English; `code` names it in lang/xx/reasons.toml, `parts` are the names and numbers in it.

    It is text like any other where only text is asked for. A part may be a reason itself, or a tuple of them.
    """

    __slots__ = ("code", "parts")
    code: str
    parts: Mapping[str, Any]

    def __new__(cls, sentence: str, code: str = "", parts: Mapping[str, Any] | None = None) -> Self:
        """Make it of its sentence and of what the sentence is made of."""
        made = super().__new__(cls, sentence)
        made.code, made.parts = code, parts or {}
        return made
