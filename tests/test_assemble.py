"""Chains: what stands inside whose words."""

from __future__ import annotations

from khabar.lang import pack
from khabar.model.report import Report
from khabar.reading.assemble import assemble
from khabar.reading.draft import Counted, Draft, Entity, Happened, Said
from khabar.text.head import head
from khabar.text.sentences import sentences

TEXT = "The Post says officials believe rebels claim that 9 died in a raid. Nobody else says so."


def place(words: str) -> tuple[int, int]:
    at = TEXT.index(words)
    return at, at + len(words)


def draft() -> Draft:
    words = pack.load("en")
    spans = sentences(TEXT, words)
    return Draft(Report(TEXT, "en"), words, [], [], head(TEXT, spans, words))


def voice(key: str) -> Entity:
    return Entity(key, "organisation", key)


def test_sayings_nest_and_give_the_chain_outermost_first():
    made = draft()
    end = TEXT.index(". Nobody")
    inner = Said(0, [(place("9 died")[0], end)], "indirect", place("rebels"), place("claim"), voice("rebels"))
    middle = Said(0, [(place("rebels")[0], end)], "indirect", place("officials"), place("believe"), voice("officials"))
    outer = Said(0, [(place("officials")[0], end)], "indirect", place("The Post"), place("says"), voice("Post"))
    made.sayings += [middle, inner, outer]
    made.figures.append(Counted(0, *place("9"), value=None))
    made.events.append(Happened(0, place("raid"), "ASSAULT", 0, 1))
    made.events.append(Happened(0, place("says so"), "ACCUSE", 0, 1))
    reading = assemble(made)
    names = {v.id: v.name for v in reading.voices}
    assert [names[s.voice] for s in reading.chain(reading.figures[0])] == ["Post", "officials", "rebels"]
    assert reading.events[0].chain == reading.figures[0].chain
    assert reading.events[1].chain == ()
    assert [s.parent for s in reading.sayings] == [None, "s1", "s2"]


def test_equal_words_do_not_make_each_other_parents():
    made = draft()
    words = [place("9 died")]
    made.sayings += [
        Said(0, list(words), "indirect", cue=place("claim")),
        Said(0, list(words), "direct", cue=place("says")),
    ]
    parents = [s.parent for s in assemble(made).sayings]
    assert parents.count(None) >= 1
    assert all(p != f"s{k + 1}" for k, p in enumerate(parents))


def test_a_thousand_sayings_side_by_side_are_told_apart():
    made = draft()
    made.sayings += [Said(0, [(k, k + 1)], "direct") for k in range(60)]
    made.figures += [Counted(0, k, k + 1, value=None) for k in range(60)]
    reading = assemble(made)
    assert [len(f.chain) for f in reading.figures] == [1] * 60
    assert len({f.chain for f in reading.figures}) == 60
