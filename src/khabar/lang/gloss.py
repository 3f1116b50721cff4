"""Glosses: an English name for a body or a place whose name is made of common nouns, from a glossary."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from khabar.lang.fronts import Fronts

Proper = Callable[[str], str]  # folded word that the glossary has not -> its Latin form
REST = "*"  # where the glossary puts what the head word governs
FOREIGN = "="  # begins a foreign word of the glossary, which keeps its place among names
LONGEST = 20  # words of a name that is put into English; a bound


def glossed(norms: Sequence[str], glossary: Mapping[str, str], proper: Proper, people: Proper, script: Fronts) -> str:
    """Return the English wording of folded words, head first; those that are no words of the glossary in Latin.

    `people` returns the adjective of a people, empty for other words: "Saudi Ministry of Health".
    """
    words = list(norms[:LONGEST])
    size = 2 if " ".join(words[:2]) in glossary else 1  # words of the head
    head = glossary.get(" ".join(words[:size]), "")
    if REST not in head:
        return _joined(words, glossary, proper, script)
    words = words[size:]
    whose = ["" if _english(w, glossary, script) else people(w) for w in words] if head.endswith(f" {REST}") else []
    rest = [w for w, of in zip(words, whose, strict=True) if not of] if whose else words
    cut = next((i for i, w in enumerate(rest) if i and _meant(w, glossary, script)), len(rest))
    made = head.replace(REST, _joined(rest[:cut], glossary, proper, script))
    if rest[cut:]:
        made += f" {glossary[script.melted]} {_joined(rest[cut:], glossary, proper, script)}"
    return " ".join(" ".join([*filter(None, whose), made]).split()).removesuffix(" of")


def _meant(norm: str, glossary: Mapping[str, str], script: Fronts) -> bool:
    """Say whether a word begins what a body is for: "National Committee for Climate"."""
    return bool(script.melted) and script.melted in glossary and norm.startswith(script.melted)


def _joined(norms: list[str], glossary: Mapping[str, str], proper: Proper, script: Fronts) -> str:
    """Return the parts that "and", written on to a word, joins, each in English."""
    parts: list[list[str]] = [[]]
    for norm in norms:
        stem = norm.removeprefix(script.conj)
        if parts[-1] and stem != norm and norm not in glossary and _english(stem, glossary, script) is not None:
            parts.append([stem])
        else:
            parts[-1].append(norm)
    return " and ".join(filter(None, (_phrase(part, glossary, proper, script) for part in parts)))


def _phrase(norms: list[str], glossary: Mapping[str, str], proper: Proper, script: Fronts) -> str:
    """Return the words in English order: a name that leads, then the last word first; names keep their own order."""
    groups: list[list[str]] = [[]]  # of names, and of one word of the glossary each
    for norm in norms:
        known = _english(norm, glossary, script)
        if known is None or known.startswith(FOREIGN):
            groups[-1].append(proper(norm) if known is None else known.removeprefix(FOREIGN))
            continue
        groups += [[known.replace(REST, "").strip().removesuffix(" of")], []]
    return " ".join(filter(None, [*groups[0], *(w for group in reversed(groups[1:]) for w in group)]))


def _english(norm: str, glossary: Mapping[str, str], script: Fronts) -> str | None:
    """Return what the glossary has for a word, with or without what is written on to it."""
    for _, stem in script.of(norm):
        for form in (stem, stem.removeprefix(script.article)):
            if form in glossary:
                return glossary[form]
    return None
