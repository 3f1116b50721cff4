"""The stages of reading, in order: each sees what those before it found."""

from __future__ import annotations

from collections.abc import Callable

from khabar.reading.draft import Draft
from khabar.reading.events import events
from khabar.reading.figures import figures
from khabar.reading.names import names
from khabar.reading.numbers import numbers
from khabar.reading.quotes import quotes
from khabar.reading.sayings import sayings
from khabar.reading.stance import stance
from khabar.reading.times import times

STAGES: tuple[Callable[[Draft], None], ...] = (quotes, numbers, times, names, sayings, stance, events, figures)
