"""Mints: whose dinar, pound or riyal a sum is, where only the country that the report speaks of tells."""

from __future__ import annotations

from bisect import bisect_right

from khabar.reading.draft import Draft


def settle(draft: Draft) -> None:
    """Give sums in a currency that several countries name alike the code of the country named nearest before them."""
    known = draft.pack.facts.get("currency", {})
    shared = {key.partition(".")[0] for key in known if "." in key} - set(known.values())
    plain = [f for f in draft.figures if f.unit in shared]
    if not plain:
        return
    named = sorted((start, e.country.lower()) for e in draft.entities.values() if e.country for start, _ in e.mentions)
    for figure in plain:
        codes = {key.partition(".")[2]: code for key, code in known.items() if key.startswith(f"{figure.unit}.")}
        at = bisect_right(named, (figure.start, ""))
        near = next((c for _, c in [*reversed(named[:at]), *named[at:]] if c in codes), None)
        figure.unit = codes[near] if near is not None else figure.unit
