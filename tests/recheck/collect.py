"""Collects the regular expressions of the package and how each is used, for tests/test_regexes.py to prove."""

import ast
import inspect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from types import ModuleType
from typing import Any

from recheck.javascript import javascript

METHODS = {"compile", "match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"}
ANCHORED = {"match", "fullmatch"}
EXCUSE = re.compile(r"# linear: \S")
MANY = 10_000  # a container with more items than this is data, not patterns


@dataclass(frozen=True)
class Regex:
    where: str
    pattern: re.Pattern[Any]
    use: str = "search"  # or "match", "fullmatch": asked at the text's start only

    def __str__(self) -> str:
        return f"{self.where}: {self.pattern.pattern!r}"

    @property
    def in_javascript(self) -> tuple[str, str]:
        source, flags = javascript(self.pattern)
        if self.use == "search" or "m" in flags:
            return source, flags
        return f"^(?:{source})" + ("$" if self.use == "fullmatch" else ""), flags


def regexes_of(modules: Iterable[ModuleType]) -> tuple[list[Regex], list[str]]:
    """Every pattern of the modules, once for each way of use, and a sentence for each call that hides its pattern."""
    modules = list(modules)
    uses = uses_of_names(modules)
    found: dict[tuple[Any, int, str], Regex] = {}
    unknown = []
    for module in modules:
        for name, pattern in kept_in(module):
            for use in uses.get(name, {"search"}):
                add(found, Regex(f"{module.__name__}.{name}", pattern, use))
        for regex in called_in(module):
            if isinstance(regex, str):
                unknown.append(regex)
            else:
                add(found, regex)
    return list(found.values()), unknown


def add(found: dict[tuple[Any, int, str], Regex], regex: Regex) -> None:
    found.setdefault((regex.pattern.pattern, regex.pattern.flags, regex.use), regex)


def uses_of_names(modules: Iterable[ModuleType]) -> dict[str, set[str]]:
    """How the package uses each name: `NAME.match(text)`, `NAME.fullmatch(text)`, or else, taken as a search."""
    uses: dict[str, set[str]] = {}
    for module in modules:
        tree = ast.parse(inspect.getsource(module))
        anchored = {
            node.func.value: node.func.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if node.func.attr in ANCHORED and len(node.args) == 1
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
                name = node.id if isinstance(node, ast.Name) else node.attr
                uses.setdefault(name, set()).add(anchored.get(node, "search"))
    return uses


def kept_in(module: ModuleType) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Compiled patterns in the module's names, also inside tuples, dicts, classes and dataclasses."""
    for name, value in vars(module).items():
        if getattr(value, "__module__", module.__name__) == module.__name__ or not isinstance(value, type):
            yield from ((name, pattern) for pattern in patterns_in(value))


def patterns_in(value: Any, depth: int = 4) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
        return
    if isinstance(value, dict) and len(value) < MANY:
        inner: Iterable[Any] = [*value.keys(), *value.values()]
    elif isinstance(value, list | tuple | set | frozenset) and len(value) < MANY:
        inner = value
    elif isinstance(value, type):
        inner = vars(value).values()
    elif is_dataclass(value):
        inner = [getattr(value, field.name, None) for field in fields(value)]
    else:
        return
    if depth:
        for item in inner:
            yield from patterns_in(item, depth - 1)


def called_in(module: ModuleType) -> Iterator[Regex | str]:
    """The pattern of every `re.compile(…)`, `re.sub(…)` and so on whose arguments the module's own names settle."""
    text = inspect.getsource(module)
    lines = ["", *text.splitlines()]
    for call in ast.walk(ast.parse(text)):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in METHODS):
            continue
        if ast.unparse(call.func.value) != "re":
            continue
        if any(EXCUSE.search(lines[line]) for line in (call.lineno - 1, call.lineno)):
            continue
        where = f"{module.__name__}, line {call.lineno}"
        try:
            pattern = re.compile(*(worth(argument, module) for argument in arguments(call)))
        except NameError as error:
            yield f"{where}: {error.name} is not known before the program runs; build the pattern when the module loads"
        else:
            if call.func.attr != "compile":  # those are kept under a name, and found there
                yield Regex(where, pattern, call.func.attr if call.func.attr in ANCHORED else "search")
            elif not any(pattern == kept for _, kept in kept_in(module)):
                yield Regex(where, pattern)


def arguments(call: ast.Call) -> list[ast.expr]:
    flags = [keyword.value for keyword in call.keywords if keyword.arg == "flags"]
    given = [keyword.value for keyword in call.keywords if keyword.arg == "pattern"] or call.args[:1]
    if call.func.attr == "compile":  # type: ignore[attr-defined]
        flags = flags or call.args[1:2]
    return given + flags


def worth(expression: ast.expr, module: ModuleType) -> Any:
    return eval(compile(ast.Expression(expression), module.__name__, "eval"), vars(module))
