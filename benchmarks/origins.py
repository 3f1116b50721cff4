"""Origins: whom groups of copies come from, against the credits that plain search finds in them.

python -m benchmarks.origins [--folder FOLDER] [--days 3] [--details N]

FOLDER is that of benchmarks.reprints. Silver pairs that share half their words make groups; a group names one where one
of origins_credits.tsv stands in the author field, in the first or in the last words of any of its articles, or where
a paper's name stands behind a word for a paper in its first sentences. The name that most outlets give is looked for;
of two that as many give, either is right.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from benchmarks.reprints import Pair, take
from khabar import read
from khabar.model.groups import Origin
from khabar.model.reading import Reading
from khabar.reconcile.origins import origins
from khabar.reconcile.reports import Held
from khabar.reconcile.reprints import reprints
from khabar.reconcile.roots import copies
from khabar.reconcile.told import Told

SHARE = 0.5
HEAD, FOOT, OPENING = 60, 40, 300  # characters
CREDITS = Path(__file__).with_name("origins_credits.tsv")
Credits = Mapping[str, re.Pattern[str]]


def main(arguments: list[str] | None = None) -> int:
    """Print how many of the groups that name an origin are given that one."""
    asked = take(arguments, __doc__, "groups")
    if asked is None:
        return 0
    taken, shares = asked.articles, asked.shares
    groups = list(joined(pair for pair, share in shares.items() if share >= SHARE))
    found = judged(taken.values())
    tally: Counter[str] = Counter()
    differ = []
    for group in groups:
        texts = [taken[key] for key in group]
        truth, where = named(texts)
        ours = next((one for one, _ in Counter(found[t.id] for t in texts if t.id in found).most_common(1)), None)
        name = ours.name if ours else None
        verdict = "right" if name in truth else "unnamed" if name is None else "other"
        tally[f"{where} {verdict}" if truth else f"none {ours.kind if ours else 'alone'}"] += 1
        if truth and verdict != "right":
            differ.append((group, truth, ours))
    for where in ("agency", "outlet"):
        right, all_ = tally[f"{where} right"], sum(tally[f"{where} {v}"] for v in ("right", "unnamed", "other"))
        print(f"{right} of {all_} groups that name an {where} have it for origin ({right / max(1, all_):.3f}); "
              f"{tally[f'{where} unnamed']} have none, {tally[f'{where} other']} another")  # fmt: skip
    rest = ", ".join(f"{n} {k.removeprefix('none ')}" for k, n in sorted(tally.items()) if k.startswith("none "))
    print(f"{len(groups)} groups; those that name nobody are {rest}")
    for group, truth, ours in islice(differ[:: max(1, len(differ) // max(1, asked.details))], asked.details):
        show([taken[key] for key in group], truth, ours)
    return 0


def judged(reports: Iterable[Told]) -> dict[str, Origin]:
    """Return the origin of every report that is a copy or copied, by its id; those are read, the others are not."""
    by_id = {one.id: one for one in reports}
    copied = copies(reprints(by_id.values()))
    kept = {*copied, *copied.values()}
    full = (Told(t.id, t.source, t.known, _read(t)) for t in by_id.values() if t.id in kept)
    return {key: one for one in origins(Held.of(full), copied) for key in one.reports}


def _read(one: Told) -> Reading:
    report = one.reading.report
    return read(report.text, lang=report.lang, published=report.published, outlet=report.outlet, title=report.title,
                byline=report.byline)  # fmt: skip


def joined(pairs: Iterable[Pair]) -> Iterator[list[str]]:
    """Yield the groups that pairs make."""
    group: dict[str, set[str]] = {}
    for a, b in pairs:
        both = group.get(a, {a}) | group.get(b, {b})
        group.update(dict.fromkeys(both, both))
    for one in {id(g): g for g in group.values()}.values():
        yield sorted(one)


def named(texts: Iterable[Told]) -> tuple[set[str], str]:
    """Return the names that most outlets of a group give by plain search, and their kind: agency or outlet."""
    for kind, strings in CREDITED.items():
        by_outlet: dict[str, set[str]] = defaultdict(set)
        for one in texts:
            report = one.reading.report
            text = report.text
            ends = f"{report.byline or ''}\n{text[:HEAD]}\n{text[-FOOT:]}"
            room = ends if kind == "agency" else text[:OPENING]
            for name, pattern in strings.items():
                if pattern.search(room):
                    by_outlet[name].add(report.outlet or "")
        most = max(map(len, by_outlet.values()), default=0)
        if most:
            return {name for name, outlets in by_outlet.items() if len(outlets) == most}, kind
    return set(), ""


def show(texts: list[Told], truth: set[str], ours: Origin | None) -> None:
    """Print a group, to be read."""
    print(f"-- {'/'.join(sorted(truth))} | {ours.name if ours else '-'}: {ours.why if ours else 'no group'}")
    for one in texts:
        r = one.reading.report
        print(f"   {one.source} {r.outlet} [{r.byline or ''}] {' '.join(r.text[:110].split())} … {r.text[-FOOT:]!r}")


def _credits() -> dict[str, Credits]:
    made: dict[str, dict[str, re.Pattern[str]]] = {"agency": {}, "outlet": {}}
    for row in CREDITS.read_text("utf-8").splitlines()[1:]:
        kind, name, strings = row.split("\t")
        made[kind][name] = re.compile(rf"(?<!\w)(?:{strings})(?!\w)")
    return made


CREDITED = _credits()


if __name__ == "__main__":
    raise SystemExit(main())
