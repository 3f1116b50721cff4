"""The exceptions khabar raises; only the edges raise, reading never does.

KhabarError
├── RefusedReport   a report that cannot be read, and why
│   └── NotNow      a server that did not give it this time, and when it may be asked again
├── BadLanguageData a word list or frame that does not hold together
├── BadSetting      a setting that cannot be used, and why
└── StoreFault      a store that cannot be used, and why
    ├── NoStore     there is none at this place
    ├── OldStore    its schema is older than this program's: upgrade it
    ├── NewerStore  its schema is newer than this program knows
    ├── NotKept     the record keeps no such report or claim
    └── BadBackup   a backup that is broken or cut off
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


class NotNow(RefusedReport):
    """What a server did not give this time; `after` is for how many seconds it asks to be left alone, where it does."""

    def __init__(self, source: str, reason: str, after: float | None = None) -> None:
        """Name the address, the reason and the seconds."""
        super().__init__(source, reason)
        self.after = after


class BadLanguageData(KhabarError):
    """Language data that does not hold together; names the file and the item."""


class BadSetting(KhabarError):
    """A setting that cannot be used; `name` says which."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the setting and the reason."""
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class StoreFault(KhabarError):
    """A store that cannot be used; `store` names it without its password, `reason` says why."""

    def __init__(self, store: str, reason: str) -> None:
        """Name the store and the reason."""
        super().__init__(f"{store}: {reason}")
        self.store = store
        self.reason = reason


class NoStore(StoreFault):
    """There is no record at this place."""


class OldStore(StoreFault):
    """A record whose schema is older than this program's; `khabar db upgrade` brings it forward."""


class NewerStore(StoreFault):
    """A record whose schema is newer than this program knows; it is left alone."""


class NotKept(StoreFault):
    """The record keeps no such report or claim; `store` is the id that was asked for."""


class BadBackup(StoreFault):
    """A backup that is broken or cut off; `store` names the file."""
