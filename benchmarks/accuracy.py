"""Accuracy: scores khabar against annotated reports with the gold's own scorer, in one process.

python -m benchmarks.accuracy [--set learn|dev|seed] [--lang ar|en] [--details] [--only WORD] [--gold FOLDER]
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

from khabar import read
from khabar.model.codec import dumps


def scorer(gold: Path) -> ModuleType:
    """Load the gold's scorer, its reader command replaced by a call: same scores, no process per report."""
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{gold}: no score.py here")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def run(command: list[str], **how: object) -> SimpleNamespace:
        lang, published = command
        made = read(str(how["input"]), lang=lang, published=published)
        return SimpleNamespace(returncode=0, stdout=dumps(made), stderr="")

    module.subprocess = SimpleNamespace(run=run)
    return module


def main(arguments: list[str] | None = None) -> int:
    """Print precision, recall and F1 per row."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--gold", type=Path, default=Path(__file__).resolve().parents[2] / "shared" / "gold")
    ask.add_argument("--set", default="dev")
    ask.add_argument("--lang", default=None)
    ask.add_argument("--details", action="store_true")
    ask.add_argument("--only", default="", help="rows and details that begin with this word: figure, time, name …")
    ask.add_argument("--docs", default="", help="reports whose name begins so: wikinews, bbc …")
    a = ask.parse_args(arguments)
    if not a.gold.is_dir():
        print(f"skipped: there is no annotated gold at {a.gold}")
        return 0
    score = scorer(a.gold)
    gold, given = (score.load(a.gold / f"{a.set}{end}") for end in (".gold.jsonl", ".jsonl"))
    gold = {k: v for k, v in gold.items() if k.startswith(a.docs)}
    for lang in [a.lang] if a.lang else ["ar", "en"]:
        mine = {k: v for k, v in gold.items() if any(s[lang] for s in given[k]["sentences"])}
        rows, shown = score.score(mine, given, lang, "{lang} {published}", a.details)
        print("\n".join(x for x in shown if a.only in x.split(": ")[0]), end="\n" if shown else "")
        print(f"{a.set} {lang}, {len(mine)} reports{'':10}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}")
        for name, row in rows.items():
            if name.startswith(a.only):
                print(f"{name:30}" + "".join(f"{x:7.3f}" for x in row.prf()) + f"{row.tp + row.fn:7d}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
