"""Keeps the invariants that a reader of the code relies on: one direction, no language in code, a pure reading."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

# Left to right: a module imports from its left and from its own place. Those in one tuple are neighbours.
ORDER = (
    ("errors",),
    ("model",),
    ("lang",),
    ("text",),
    ("reading",),
    ("record",),
    ("reconcile",),
    ("views",),
    ("exports",),
    ("settings",),
    ("sources",),
    ("demo",),
    ("desk",),
    ("watch",),
    ("cli", "http", "web", "bulk"),
)
RANK = {part: rank for rank, parts in enumerate(ORDER) for part in parts}
DOORS = {"__init__", "__main__"}  # the package's own front doors may import anything; nobody imports them

PURE = {"model", "lang", "text", "reading"}
IMPURE_MODULES = {
    *("random", "secrets", "time", "locale", "socket", "ssl", "subprocess", "tempfile", "shutil", "sqlite3"),
    *("urllib", "http", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "asyncio", "threading", "multiprocessing"),
}
IMPURE_NAMES = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "os.environ", "os.getenv"),
    *("uuid.uuid1", "uuid.uuid4", "os.urandom"),
}
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
WORD = re.compile("[a-z]{2,}")
ALTERNATION = re.compile(r"[a-z]{2,}(?:\|[a-z]{2,})+")
MANY_WORDS = 6
NAMES_COMMENT = re.compile(r"# names: \S")
MOST_LINES = 400


@dataclass(frozen=True)
class Module:
    path: Path
    name: str  # dotted, "khabar.text.decode"
    text: str
    tree: ast.Module

    @property
    def part(self) -> str:
        """The place in the order: "text" of khabar.text.decode, "__init__" of khabar itself."""
        return [*self.name.split("."), "__init__"][1]

    def at(self, node: ast.AST) -> str:
        return f"{self.name}, line {getattr(node, 'lineno', 1)}"


def modules(folder: Path) -> list[Module]:
    return [module(folder, path) for path in sorted(folder.rglob("*.py"))]


def module(folder: Path, path: Path) -> Module:
    text = path.read_text("utf-8")
    dotted = path.relative_to(folder.parent).with_suffix("").parts
    name = ".".join(dotted[:-1] if dotted[-1] == "__init__" else dotted)
    return Module(path, name, text, ast.parse(text, str(path)))


def imports(one: Module) -> Iterator[tuple[ast.AST, str]]:
    """Every module or name imported anywhere in the file, dotted and absolute."""
    package = one.name.split(".") if one.path.stem == "__init__" else one.name.split(".")[:-1]
    for node in ast.walk(one.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *filter(None, [node.module])])
            yield from ((node, f"{start}.{alias.name}") for alias in node.names)


def against_the_order(all_modules: Iterable[Module]) -> Iterator[str]:
    for one in all_modules:
        if one.part in DOORS:
            continue
        if one.part not in RANK:
            yield f"{one.name} has no place in the order of test_architecture.py: give it one"
            continue
        for node, name in imports(one):
            head, _, rest = name.partition(".")
            part = rest.partition(".")[0]
            if head != "khabar":
                if one.part in {"model", "errors"} and head not in sys.stdlib_module_names:
                    yield f"{one.at(node)}: {one.part} imports only the standard library, and here it imports {head}"
            elif part not in RANK:
                yield f"{one.at(node)}: import {name} from the module that defines it, not from khabar itself"
            elif RANK[part] > RANK[one.part]:
                yield f"{one.at(node)}: {one.part} stands left of {part} and must not import {name}"


def arabic_letters(all_modules: Iterable[Module]) -> Iterator[str]:
    for one in all_modules:
        for number, line in enumerate(one.text.splitlines(), 1):
            if found := ARABIC.search(line):
                code = f"{ord(found[0]):04x}"
                yield f"{one.name}, line {number}: \\u{code} is Arabic: words live in lang/, marks can be escaped"


def word_lists(all_modules: Iterable[Module]) -> Iterator[str]:
    all_modules = list(all_modules)
    known = {name for one in all_modules for name in names_in_code(one.tree)}
    for one in all_modules:
        lines = one.text.splitlines()
        excused = set(names_of_names(one.tree))
        for node, strings in literals(one.tree):
            words = {word for word in strings if WORD.fullmatch(word)} - known
            if len(words) < MANY_WORDS or node in excused or excuse_above(lines, node):
                continue
            yield (
                f"{one.at(node)}: {', '.join(sorted(words)[:4])} … look like a word list; words live in lang/. "
                "If they are names of our own, say so in the line above: # names: why"
            )


def literals(tree: ast.AST) -> Iterator[tuple[ast.AST, list[str]]]:
    """Lists, sets, tuples, dicts' keys, and the strings that are lists in disguise: "a b c".split(), "a|b|c"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.List | ast.Set | ast.Tuple):
            yield node, strings_of(node.elts)
        elif isinstance(node, ast.Dict):
            yield node, strings_of(node.keys)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            yield node, [word for string in strings_of([node.func.value]) for word in string.split()]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            for alternation in ALTERNATION.findall(node.value):
                yield node, alternation.split("|")


def strings_of(nodes: Iterable[ast.AST | None]) -> list[str]:
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def names_in_code(tree: ast.AST) -> Iterator[str]:
    """What the code itself calls things: fields, enum members and their values, arguments, functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.ClassDef):
            for item in node.body:
                if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
                    yield item.target.id
                elif isinstance(item, ast.Assign):
                    yield from (target.id.lower() for target in item.targets if isinstance(target, ast.Name))
                    yield from strings_of([item.value])


def names_of_names(tree: ast.AST) -> Iterator[ast.AST]:
    """__all__, __slots__ and Literal["a", "b"]: lists of names by what they are."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(getattr(target, "id", "").startswith("__") for target in node.targets):
            yield node.value
        elif isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("Literal"):
            yield node.slice


def excuse_above(lines: list[str], node: ast.AST) -> bool:
    """A `# names: why` in the line above the literal, or above the statement's first line when it opens on the same."""
    line: int = node.lineno  # type: ignore[attr-defined]
    return any(NAMES_COMMENT.search(lines[number]) for number in (line - 2, line - 1) if 0 <= number < len(lines))


def impurities(all_modules: Iterable[Module]) -> Iterator[str]:
    for one in all_modules:
        if one.part not in PURE:
            continue
        for node, name in imports(one):
            head = name.partition(".")[0]
            if (head in IMPURE_MODULES and not name.startswith("urllib.parse")) or name in IMPURE_NAMES:
                yield f"{one.at(node)}: reading is pure, and {name} brings in a clock, chance, disk or network"
        for node in ast.walk(one.tree):
            if isinstance(node, ast.Attribute):
                named = ".".join(ast.unparse(node).split(".")[-2:])
                if named in IMPURE_NAMES:
                    yield f"{one.at(node)}: reading is pure, and {named} is not; let the caller pass the value in"
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "open" and one.part != "lang":
                yield f"{one.at(node)}: reading is pure and opens no file; only lang reads the package's own data"


def too_long(all_modules: Iterable[Module]) -> Iterator[str]:
    for one in all_modules:
        if (lines := len(one.text.splitlines())) > MOST_LINES:
            yield f"{one.name} has {lines} lines; over {MOST_LINES} it is two files"


CHECKS = (against_the_order, arabic_letters, word_lists, impurities, too_long)


@pytest.fixture(scope="module")
def package(source: Path) -> list[Module]:
    return modules(source)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_package_keeps(check, package):
    faults = list(check(package))
    assert not faults, "\n" + "\n".join(faults)


SPEECH = '"said", "told", "warned", "claimed", "announced", "denied"'


@pytest.mark.parametrize(
    ("check", "path", "text", "fault"),
    [
        (against_the_order, "text/a.py", "from khabar.reading import reader", "text stands left of reading"),
        (against_the_order, "text/a.py", "from ..reading.reader import read", "text stands left of reading"),
        (against_the_order, "reading/a.py", "def f():\n    import khabar.desk", "reading stands left of desk"),
        (against_the_order, "model/a.py", "import click", "imports click"),
        (against_the_order, "views/a.py", "from khabar import read", "from the module that defines it"),
        (against_the_order, "helpers.py", "", "no place in the order"),
        (against_the_order, "reading/a.py", "from khabar.lang import pack\nfrom . import b", None),
        (against_the_order, "cli/a.py", "from khabar.http import app", None),
        (arabic_letters, "text/a.py", "# \u0642\u0627\u0644", r"\u0642 is Arabic"),
        (arabic_letters, "text/a.py", 'x = "\\u0642"', None),
        (word_lists, "text/a.py", f"x = [{SPEECH}]", "word list"),
        (word_lists, "text/a.py", f"x = frozenset(({SPEECH}))", "word list"),
        (word_lists, "text/a.py", 'x = "said told warned claimed announced denied".split()', "word list"),
        (word_lists, "text/a.py", 'x = r"\\b(said|told|warned|claimed|announced|denied)\\b"', "word list"),
        (word_lists, "text/a.py", f"# names: these are verbs of the command line\nx = [{SPEECH}]", None),
        (word_lists, "text/a.py", f"__all__ = [{SPEECH}]", None),
        (word_lists, "text/a.py", f"x: Literal[{SPEECH}]", None),
        (word_lists, "text/a.py", f"def f(told, warned): return [{SPEECH}]", None),
        (impurities, "reading/a.py", "import random", "random brings in"),
        (impurities, "reading/a.py", "from urllib.request import urlopen", "urllib.request.urlopen brings in"),
        (impurities, "reading/a.py", "from os import environ", "os.environ brings in"),
        (impurities, "reading/a.py", "import datetime\nx = datetime.datetime.now()", "datetime.now is not"),
        (impurities, "text/a.py", "open('x')", "opens no file"),
        (impurities, "lang/a.py", "open('x')", None),
        (impurities, "desk.py", "import random", None),
        (too_long, "desk.py", "x = 1\n" * 401, "two files"),
    ],
)
def test_a_planted_fault_is_found(tmp_path, check, path, text, fault):
    planted = tmp_path / "khabar" / path
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(text, "utf-8")
    faults = list(check(modules(tmp_path / "khabar")))
    assert faults == [] if fault is None else fault in faults[0], faults
