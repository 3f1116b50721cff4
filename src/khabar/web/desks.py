"""Desks: the record as the pages and the API see it: opened to be read, held together once for each state of it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from khabar.desk import Desk, open_desk
from khabar.views.together import Together

KEPT = 4  # views of the record that are kept: as it is now, and as others asked of late


@dataclass(slots=True)
class Desks:
    """One record, read by many threads at once; whoever judges opens it for writing."""

    store: str
    reader: str
    author: str = "unnamed"
    busy: float = 60.0
    leaving: bool = False  # the server is told to go: what waits for news is to end
    _desk: Desk | None = None
    _held: OrderedDict[tuple[Any, ...], Together] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def read(self) -> Desk:
        """Return the desk to read at; raises StoreFault."""
        with self._lock:
            if self._desk is None:
                self._desk = open_desk(self.store, self.reader, create=False, read_only=True)
            return self._desk

    @contextmanager
    def write(self) -> Iterator[Desk]:
        """Open the desk for one who judges; raises StoreFault."""
        desk = open_desk(self.store, self.reader, author=self.author, busy=self.busy, create=False)
        try:
            yield desk
        finally:
            desk.close()

    def together(self, **asked: Any) -> Together:  # noqa: ANN401 the fields of Asked, and `on`
        """Hold reports against each other; what was held lately is not held again while the record is as it was."""
        desk = self.read()
        key = (desk.record.cursor(), str(desk.clock().date()), *sorted(asked.items()))
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        held = desk.together(**asked)
        with self._lock:
            self._held[key] = held
            while len(self._held) > KEPT:
                self._held.popitem(last=False)
        return held

    def close(self) -> None:
        """Give back what is held open."""
        with self._lock:
            if self._desk is not None:
                self._desk.close()
            self._desk = None
            self._held.clear()
