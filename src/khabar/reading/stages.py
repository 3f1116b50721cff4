"""The stages of reading, in order: each sees what those before it found."""

from __future__ import annotations

from collections.abc import Callable

from khabar.reading.draft import Draft
from khabar.reading.events.mentions import mentions
from khabar.reading.events.stage import events
from khabar.reading.figures.stage import figures
from khabar.reading.names.stage import names
from khabar.reading.numbers.stage import numbers
from khabar.reading.sayings.quotes import quotes
from khabar.reading.sayings.stage import sayings
from khabar.reading.stance import stance
from khabar.reading.times.stage import times
from khabar.reading.times.surnames import surnames
from khabar.reading.times.zones import zones

STAGES: tuple[Callable[[Draft], None], ...] = (
    quotes,
    numbers,
    times,
    names,
    surnames,
    zones,
    sayings,
    events,
    figures,
    stance,
    mentions,
)
