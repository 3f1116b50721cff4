"""The version of khabar, which every reading is kept with."""

from __future__ import annotations

VERSION = "0.1.0"
