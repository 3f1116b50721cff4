"""The exceptions khabar raises; only the edges raise, reading never does.

KhabarError
├── RefusedReport   a report that cannot be read, and why
└── BadLanguageData a word list or frame that does not hold together
"""

from __future__ import annotations


class KhabarError(Exception):
    """Anything khabar raises on purpose."""


class RefusedReport(KhabarError):
    """A report that cannot be read; `source` names it, `reason` says why in one sentence."""

    def __init__(self, source: str, reason: str) -> None:
        """Name the report and the reason."""
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class BadLanguageData(KhabarError):
    """Language data that does not hold together; names the file and the item."""
