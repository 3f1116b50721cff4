"""Runs a measurement by its name; all of them where none is named."""

from __future__ import annotations

import importlib
import sys

NAMES = (
    "accuracy",
    "agreement",
    "stories",
    "joining",
    "copies",
    "reprints",
    "origins",
    "polnear",
    "speed",
    "growth",
    "hostile",
    "fuzz",
    "bulletins",
    "series",
    "recognizers",
    "numerals",
    "romanise",
    "ner",
    "ingest",
    "search",
)


def main() -> int:
    """Run what the command line names."""
    name, *rest = sys.argv[1:] or ["all"]
    if name not in (*NAMES, "all"):
        print(f"measurements: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    codes = [importlib.import_module(f"benchmarks.{n}").main(rest) for n in (NAMES if name == "all" else [name])]
    return max(codes)


sys.exit(main())
