"""Glosses: an English name for a body or a place whose name is made of common nouns, from a glossary."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from khabar.lang.fronts import Fronts

Proper = Callable[[str], str]  # folded word that the glossary has not -> its Latin form
REST = "*"  # where the glossary puts what the head word governs
MEANT = "~"  # begins a preposition of the glossary, after which a body's name goes on
FOREIGN = "="  # begins a foreign word of the glossary, which keeps its place among names
SHORT = 3  # letters of a word that is a preposition with what is written on to it
LONGEST = 20  # words of a name that is put into English; a bound


def glossed(norms: Sequence[str], glossary: Mapping[str, str], proper: Proper, people: Proper, script: Fronts) -> str:
    """Return the English wording of folded words, head first; those that are no words of the glossary in Latin.

    `people` returns the adjective of a people, empty for other words: "Saudi Ministry of Health".
    """
    words = list(norms[:LONGEST])
    size = 2 if " ".join(words[:2]) in glossary else 1  # words of the head
    head = glossary.get(" ".join(words[:size]), "")
    if REST in head:
        words = words[size:]
    else:
        head = REST
    whose = ["" if _english(w, glossary, script) else people(w) for w in words] if head.endswith(f" {REST}") else []
    rest = [w for w, of in zip(words, whose, strict=True) if not of] if whose else words
    made, *more = _split(rest, glossary, script)
    parts = [head.replace(REST, _joined(made, glossary, proper, script))]
    for words in more:
        parts += [_begins(words[0], glossary, script), _joined(_complement(words, script), glossary, proper, script)]
    return " ".join(" ".join([*filter(None, whose), *parts]).split()).removesuffix(" of")


def _split(norms: list[str], glossary: Mapping[str, str], script: Fronts) -> list[list[str]]:
    """Part the words before those that begin what a body is for, in, against."""
    parts: list[list[str]] = [[]]
    for i, norm in enumerate(norms):
        if i and _begins(norm, glossary, script):
            parts.append([])
        parts[-1].append(norm)
    return parts


def _begins(norm: str, glossary: Mapping[str, str], script: Fronts) -> str:
    """Return the English preposition that a word is, or that is written on to it; nothing for other words."""
    known = glossary.get(norm)
    if known is None and _toward(norm, glossary, script):
        known = glossary.get(script.melted)
    return known.removeprefix(MEANT) if known and known.startswith(MEANT) else ""


def _toward(norm: str, glossary: Mapping[str, str], script: Fronts) -> bool:
    """Say whether "for" is written on to a word."""
    if not script.toward or not norm.startswith(script.toward):
        return False
    return norm.startswith(script.melted) or _english(norm.removeprefix(script.toward), glossary, script) is not None


def _complement(words: list[str], script: Fronts) -> list[str]:
    """Return the words after a preposition, or with it where it is written on to the first."""
    return words if words[0].startswith(script.toward) and len(words[0]) > SHORT else words[1:]


def _joined(norms: list[str], glossary: Mapping[str, str], proper: Proper, script: Fronts) -> str:
    """Return the parts that "and", written on to a word, joins, each in English."""
    parts: list[list[str]] = [[]]
    for norm in norms:
        stem = norm.removeprefix(script.conj)
        known = _english(stem, glossary, script) is not None or script.article + stem in glossary
        if parts[-1] and stem != norm and norm not in glossary and known:
            parts.append([stem])
        else:
            parts[-1].append(norm)
    whose = parts[-1][-1:] if len(parts) > 1 and len(parts[-1]) > 1 else []
    if whose and _english(whose[0], glossary, script) is None:  # Dubai's electricity and water
        parts[-1] = parts[-1][:-1]
    else:
        whose = []
    made = " and ".join(filter(None, (_phrase(part, glossary, proper, script) for part in parts)))
    return " ".join([*map(proper, whose), made])


def _phrase(norms: list[str], glossary: Mapping[str, str], proper: Proper, script: Fronts) -> str:
    """Return the words in English order: a name that leads, then the last word first; names keep their own order."""
    groups: list[list[str]] = [[]]  # of names, and of one word of the glossary each
    i = 0
    while i < len(norms):
        norm, rest = norms[i], norms[i + 1 :]
        pair = _pair(norm, rest[0], glossary, script) if rest else None
        if pair is not None:  # human rights
            groups += [[pair], []]
            i += 2
            continue
        i += 1
        known = _english(norm, glossary, script)
        if known is None and rest:  # what governs the next word has no article
            known = glossary.get(script.article + norm)
        if known and known.endswith(f" {REST}") and rest:  # Ain of Ain Shams
            groups += [[known.replace(REST, _phrase(rest, glossary, proper, script))], []]
            break
        if known is None or known.startswith(FOREIGN):
            groups[-1].append(proper(norm) if known is None else known.removeprefix(FOREIGN))
            continue
        groups += [[known.replace(REST, "").strip().removesuffix(" of")], []]
    return " ".join(filter(None, [*groups[0], *(w for group in reversed(groups[1:]) for w in group)]))


def _pair(norm: str, after: str, glossary: Mapping[str, str], script: Fronts) -> str | None:
    """Return what the glossary has for two words together."""
    return next((glossary[p] for _, stem in script.of(norm) if (p := f"{stem} {after}") in glossary), None)


def _english(norm: str, glossary: Mapping[str, str], script: Fronts) -> str | None:
    """Return what the glossary has for a word, with or without what is written on to it."""
    for _, stem in script.of(norm):
        for form in (stem, stem.removeprefix(script.article)):
            if form in glossary:
                return glossary[form].removeprefix(MEANT)
    return None
