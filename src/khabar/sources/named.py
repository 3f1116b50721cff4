"""Reports by what they are named: files, folders, and web addresses where fetching was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from khabar.sources.files import paths, reports
from khabar.sources.item import Given, Item, Refused

SCHEMES = ("http://", "https://")
OFFLINE = "it is a web address, and khabar fetches nothing unless it is told to: --fetch"
Place = Path | str | Refused  # a string is a web address


def is_address(name: str) -> bool:
    """Say whether a name is a web address."""
    return name.lower().startswith(SCHEMES)


def places(names: Iterable[str], *, fetch: bool = False) -> Iterator[Place]:
    """Yield what names stand for: files, folders walked, web addresses; these are refused where `fetch` is not."""
    for name in names:
        if not is_address(name):
            yield from paths([name])
        elif fetch:
            yield name
        else:
            yield Refused(name, OFFLINE)


def items(
    names: Iterable[str], given: Given, kind: str | None = None, *, fetch: bool = False,
    follow: Callable[[Iterator[Place]], Iterable[Place]] = iter,
) -> Iterator[Item]:  # fmt: skip
    """Yield the reports that names stand for; `kind` is of files, `follow` may show how far this has come."""
    for place in follow(places(names, fetch=fetch)):
        if isinstance(place, Refused):
            yield place
        elif isinstance(place, Path):
            yield from reports(place, given, kind)
        else:
            from khabar.sources.fetch import fetched_reports  # noqa: PLC0415  few reports are fetched

            yield from fetched_reports(place, given)
