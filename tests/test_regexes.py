"""Proves that every regular expression of the package reads any text in time linear in its length (invariant 3).

Two judges. recheck (npm, run by node) proves one search linear, or shows the text that makes it slow. A stopwatch then
holds a whole finditer against texts of the pattern's own letters, for what happens between one match and the next:
`“[^”]*”|“` is linear in one search and quadratic in all of them on a text of opening marks.
"""

import hashlib
import importlib
import json
import pkgutil
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

import npm
from recheck.collect import Regex, regexes_of
from recheck.javascript import UnreadableError, looks_far

RECHECK = Path(__file__).parent / "recheck"

# The first judge.


def said_by_recheck(prover: Callable[[list[Regex]], list[dict[str, str]]], regexes: list[Regex]) -> list[str]:
    """A sentence for each that recheck does not call safe."""
    faults, readable = [], []
    for regex in regexes:
        try:
            regex.in_javascript  # noqa: B018
        except UnreadableError as error:
            faults.append(f"{regex}\n    write it so that recheck can read it: {error}")
        else:
            readable.append(regex)
    for regex, said in zip(readable, prover(readable), strict=True):
        if said["status"] != "safe":
            slow = f", on {said['attack']}" if said["attack"] else ""
            faults.append(f"{regex}\n    {said['status']}: {said['why']}{slow}")
    return faults


@pytest.fixture(scope="module")
def prover(pytestconfig: pytest.Config) -> Callable[[list[Regex]], list[dict[str, str]]]:
    node = npm.install(RECHECK, "NOT PROVED: recheck")
    cache = pytestconfig.cache

    def prove(regexes: list[Regex]) -> list[dict[str, str]]:
        keys = [f"recheck/{digest(regex.in_javascript)}" for regex in regexes]
        known = [cache.get(key, None) for key in keys]
        asked = [regex.in_javascript for regex, said in zip(regexes, known, strict=True) if said is None]
        answer = subprocess.run(
            [node, RECHECK / "prove.js"], input=json.dumps(asked), capture_output=True, check=True, text=True
        )
        fresh = iter(json.loads(answer.stdout))
        said = [old or next(fresh) for old in known]
        for key, verdict in zip(keys, said, strict=True):
            if verdict["status"] == "safe":
                cache.set(key, verdict)
        return said

    return prove


def digest(what: object) -> str:
    """The key under which a good verdict is remembered, so that only new patterns cost time."""
    return hashlib.sha256(repr(what).encode()).hexdigest()


# The second judge.


def slow_over_a_text(regex: Regex, size: int = 2_000) -> str | None:
    """A text of the pattern's own letters on which finditer takes over 20 times as long when it is 8 times as long."""
    if regex.use != "search" or isinstance(regex.pattern.pattern, bytes):
        return None
    for piece in pieces(regex.pattern.pattern):
        if seconds(regex.pattern, piece, size) > 0.0004 and all(grows(regex.pattern, piece, size) for _ in range(3)):
            return f"{regex}\n    quadratic over a text of {piece!r} repeated"
    return None


def grows(pattern: re.Pattern[str], piece: str, size: int) -> bool:
    return seconds(pattern, piece, 8 * size) > max(0.02, 20 * seconds(pattern, piece, size))


def pieces(source: str) -> Iterator[str]:
    """Single letters and pairs: the pattern's own, and one each of what its classes may stand for."""
    own = [character for character in dict.fromkeys(source) if character not in r"\()[]{}?*+|^$.:=!<>"]
    alphabet = [*dict.fromkeys([*own[:8], "a", "1", " ", "\n", "."])]
    yield from alphabet
    yield from ("".join(pair) for pair in product(alphabet, repeat=2) if pair[0] != pair[1])


def seconds(pattern: re.Pattern[str], piece: str, size: int) -> float:
    text = (piece * size)[:size]
    start = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - start


# The tests.


@pytest.fixture(scope="module")
def package() -> tuple[list[Regex], list[str]]:
    khabar = importlib.import_module("khabar")
    names = [info.name for info in pkgutil.walk_packages(khabar.__path__, "khabar.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith(("__main__", "migrations.env"))]
    return regexes_of([khabar, *modules])


def test_every_pattern_is_known_when_the_module_loads(package):
    assert not package[1], "\n" + "\n".join(package[1])


def test_one_search_is_linear(package, prover):
    faults = said_by_recheck(prover, package[0])
    assert not faults, "\n" + "\n".join(faults)


def test_no_lookahead_runs_to_the_end(package):
    faults = [str(regex) for regex in package[0] if looks_far(regex.pattern)]
    assert not faults, "a lookahead without a bound, as in a(?=.*b): bound it\n" + "\n".join(faults)


def test_a_whole_text_is_linear(package, cache):
    faults = []
    for regex in package[0]:
        key = f"stopwatch/{digest((regex.pattern.pattern, regex.pattern.flags, regex.use))}"
        if not cache.get(key, None):
            fault = slow_over_a_text(regex)
            cache.set(key, not fault)
            faults += [fault] if fault else []
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize("source", ['[“«"](.*?)[”»"]', r"\d+[.,]?\d*\s*(million)", r"^\s+|\s+$", "(a+)+b", r"\s++$"])
def test_recheck_finds_a_planted_slow_search(prover, source):
    assert said_by_recheck(prover, [Regex("here", re.compile(source))])


def test_recheck_knows_how_a_pattern_is_used(prover):
    spaces, nested = re.compile(r"\s+$"), re.compile("(a+)+")
    assert said_by_recheck(prover, [Regex("here", spaces)])
    assert not said_by_recheck(prover, [Regex("here", spaces, "match"), Regex("here", nested, "match")])
    assert said_by_recheck(prover, [Regex("here", nested, "fullmatch")])


@pytest.mark.parametrize(
    ("source", "flags"),
    [
        (r"(?P<day>\d+)\Z", 0),
        (r"[^\W\d_]+", 0),
        (r"[\W_]", 0),
        (r"\bab?\b", re.IGNORECASE),
        ("(?<!a)b{2,3}?", re.DOTALL),
        (b"\xe9+", 0),
    ],
)
def test_recheck_reads_python(prover, source, flags):
    assert not said_by_recheck(prover, [Regex("here", re.compile(source, flags), "match")])


@pytest.mark.parametrize("source", ["(a)?(?(1)b|c)", "(?i:a)b"])
def test_what_recheck_cannot_read_is_refused(prover, source):
    (fault,) = said_by_recheck(prover, [Regex("here", re.compile(source))])
    assert "write it so that recheck can read it" in fault


def test_the_stopwatch_finds_what_lies_between_matches():
    assert slow_over_a_text(Regex("here", re.compile("“[^”]*”|“")))
    assert not slow_over_a_text(Regex("here", re.compile('[“«"][^”»"]{0,300}[”»"]')))
    assert looks_far(re.compile("a(?=.*b)"))
    assert not looks_far(re.compile("a(?=.{0,9}b)c+"))


def test_patterns_are_found_wherever_they_are_kept(tmp_path, monkeypatch):
    (tmp_path / "planted.py").write_text(
        "import re\n"
        "A = re.compile('a')\n"
        "TWO = ({'b': re.compile('b')}, [re.compile('c')])\n"
        "class D: e = re.compile('e')\n"
        "START = 'f'\n"
        "def f(x, y):\n"
        "    A.fullmatch(x)\n"
        "    re.sub(f'{START}+', '', x)\n"
        "    re.split(y, x)\n"
        "    # linear: y is escaped\n"
        "    re.split(y, x)\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    regexes, unknown = regexes_of([importlib.import_module("planted")])
    uses = {regex.pattern.pattern: regex.use for regex in regexes}
    assert uses == {"a": "fullmatch", "b": "search", "c": "search", "e": "search", "f+": "search"}
    assert [sentence.partition(":")[0] for sentence in unknown] == ["planted, line 9"]
