"""Items: TOML files of words, of which most lines are `key = "…"` or `key = ["…", …]`, read a section at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

LONG = '"""'
BETWEEN = frozenset(", \n")  # what stands between the strings of a list


def loads(text: str) -> dict[str, Any]:
    """Return what `tomllib.loads` returns; sections of words only are read without it."""
    made: dict[str, Any] = {}
    try:
        for n, section in enumerate(f"\n{text}".split("\n[")):
            head, _, body = section.partition("]\n")
            items = _items(body) if head.replace(".", "").replace("_", "").isalnum() else None
            if items is None:
                _merge(made, tomllib.loads(f"[{section}" if n else section))
            else:
                _table(made, head).update(items)
    except tomllib.TOMLDecodeError:
        return tomllib.loads(text)  # says in which line the fault is
    return made


def _items(body: str) -> dict[str, Any] | None:
    """Return the items of a section, None where it holds more than strings."""
    items: dict[str, Any] = {}
    if "\\" in body:
        return None
    lines = iter(body.split("\n"))
    for line in lines:
        if not line or line[0] == "#":
            continue
        key, _, value = line.partition(" = ")
        read = _list(value, lines) if value[:1] == "[" else _string(value, lines)
        if read is None or ("." in key and key[0] != '"'):
            return None
        items[key.strip('"')] = read
    return items


def _string(value: str, lines: Iterator[str]) -> str | None:
    if value == LONG:
        listed = []
        for line in lines:
            listed.append(line)
            if line.endswith(LONG):
                break
        return "\n".join(listed).removesuffix(LONG)
    return value[1:-1] if value[:1] == value[-1:] == '"' and value.count('"') == 2 else None


def _list(value: str, lines: Iterator[str]) -> list[str] | None:
    while not value.endswith("]"):
        more = next(lines, None)
        if more is None:
            return None
        value += f"\n{more}"
    strings = value[1:-1].split('"')
    return strings[1::2] if BETWEEN.issuperset("".join(strings[::2])) else None


def _table(made: dict[str, Any], name: str) -> dict[str, Any]:
    for part in name.split("."):
        made = made.setdefault(part, {})
    return made


def _merge(made: dict[str, Any], more: dict[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, dict):
            _merge(made.setdefault(key, {}), value)
        elif isinstance(value, list) and key in made:
            made[key] += value
        else:
            made[key] = value
