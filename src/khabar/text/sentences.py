"""Cuts a text into paragraphs and sentences; quotation marks, closed or not, never keep two sentences together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from unicodedata import combining

from khabar.lang.pack import Pack
from khabar.lang.scripts import marks
from khabar.model.text import Span

SHORT = 150  # code points: a bracket no longer than this keeps its sentences together
STOPS = marks("stops")
NEAR = 60  # code points looked at on either side of a stop, whatever stands there
CLOSING = frozenset("”’»›)]}")
EITHER = frozenset("\"'“„«‹‘")
INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069")
LINE = re.compile(r"[^\n]+")
LATE = re.compile(r"[ \u00a0][\"'”’»›]{1,3}(?![^\s,;:.])")  # marks that close a quotation, but a space too late
NOTE = re.compile(r"\[\d{1,3}\]")
MARK = re.compile(rf'[{re.escape(STOPS)}]+|[()"«»“”]')
TWO = ".."  # scripts without capitals part sentences so, headlines above all; more dots leave something out
SOLID = re.compile(r"[^\W_]")
SPACES = re.compile(r"\s*")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Rules:
    """The words of one language that decide whether a full stop ends a sentence; each is said in its text.toml."""

    titles: frozenset[str]
    numbered: frozenset[str]
    endings: frozenset[str]
    eras: frozenset[str]
    openers: frozenset[str]
    tells: frozenset[str]
    tails: frozenset[str]


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop where a sentence may end: the stop itself, then [stop, end) with the closing marks that belong to it."""

    begin: int  # of the sentence so far
    start: int
    stop: int
    end: int
    bracket: int  # where the bracket that is open here opened, -1 outside brackets
    quoted: bool  # a quotation is open here


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs, trimmed: a line each, or a block of lines each where the lines are hard-wrapped."""
    lines = [made for m in LINE.finditer(text) if (made := trim(text, m.start(), m.end()))]
    if not _wrapped(text, lines):
        return lines
    blocks = [lines[0]]
    for line in lines[1:]:
        if text.count("\n", blocks[-1].end, line.start) == 1:
            blocks[-1] = Span(blocks[-1].start, line.end)
        else:
            blocks.append(line)
    return blocks


def sentences(text: str, pack: Pack) -> list[Span]:
    """Return the sentences in order: together they hold all of `text` but the space between them."""
    rules = _rules(pack)
    return [sentence for paragraph in paragraphs(text) for sentence in _cut(text, paragraph, rules)]


def _rules(pack: Pack) -> Rules:
    names = Rules.__dataclass_fields__
    return Rules(**{name: frozenset(str(pack.fact("sentences", name, "")).split("|")) - {""} for name in names})


def trim(text: str, start: int, end: int) -> Span | None:
    """Return the range without the space around it, None where there is nothing else."""
    bare = text[start:end]
    first = start + len(bare) - len(bare.lstrip())
    last = start + len(bare.rstrip())
    return Span(first, last) if first < last else None


def _wrapped(text: str, lines: list[Span]) -> bool:
    """Say whether line ends are only where the line was full: blank lines part blocks of even, unfinished lines."""
    inner = [a for a, b in pairwise(lines) if text.count("\n", a.end, b.start) == 1]
    if len(inner) < 4 or len(inner) == len(lines) - 1:
        return False
    lengths = [line.end - line.start for line in inner]
    longest = max(lengths)
    even = sum(1 for length in lengths if length >= 0.7 * longest)
    ended = sum(1 for line in inner if text[line.end - 1] in STOPS)
    return 40 <= longest <= 100 and even >= 0.8 * len(inner) and ended <= 0.4 * len(inner)


def _cut(text: str, paragraph: Span, rules: Rules) -> Iterator[Span]:
    begin, words = paragraph.start, _solid(text, paragraph.start)
    for start, stop, end, bracket, quoted in _stops(text, paragraph):
        if start <= words or end >= paragraph.end:
            continue
        if _ends(text, Stop(begin, start, stop, end, bracket, quoted), paragraph.end, rules):
            yield Span(begin, end)
            begin = _skip(text, end)
            words = _solid(text, begin)
    yield Span(begin, paragraph.end)


def _stops(text: str, paragraph: Span) -> Iterator[tuple[int, int, int, int, bool]]:
    """Yield the stops of a paragraph as (start, stop, end, bracket, quoted) of Stop, counting brackets and quotes."""
    depth, bracket, quoted, opened, taken = 0, -1, False, 0, paragraph.start
    for mark in MARK.finditer(text, paragraph.start, paragraph.end):
        at, sign = mark.start(), mark.group()
        if sign == "(":
            bracket = at if depth == 0 else bracket
            depth += 1
        elif sign == ")":
            depth = max(0, depth - 1)
            bracket = bracket if depth else -1
        elif sign == '"':
            quoted = not quoted
        elif sign in "«“":
            opened += 1
        elif sign in "»”":
            opened = max(0, opened - 1)
        elif at >= taken:
            taken = _close(text, mark.end(), paragraph.end, quoted=quoted)
            yield at, mark.end(), taken, bracket, quoted or opened > 0


def _close(text: str, at: int, limit: int, *, quoted: bool) -> int:
    """Return where the marks that close what stands before `at` end: quotation marks of any make, brackets, notes."""
    while at < limit:
        sign, after = text[at], text[at + 1 : min(at + 2, limit)]
        if sign in CLOSING or sign in INVISIBLE or sign in STOPS:
            at += 1
        elif sign in EITHER and (_apart(after) or (sign == '"' and quoted) or _twice(text, at, limit)):
            quoted = quoted and sign != '"'
            at += 1
        elif sign == "[" and (note := NOTE.match(text, at, limit)):
            at = note.end()
        elif (late := LATE.match(text, at, limit)) and (
            quoted or len(late.group()) > 2 or not CLOSING.isdisjoint(late.group())
        ):
            at, quoted = late.end(), False
        else:
            break
    return at


def _twice(text: str, at: int, limit: int) -> bool:
    """Say whether two marks of either make stand at `at` and close two quotations: 'Go home.'" he said."""
    return text[at + 1 : min(at + 2, limit)] in EITHER and _apart(text[at + 2 : min(at + 3, limit)])


def _apart(after: str) -> bool:
    """Say whether a mark followed by `after` (one code point or none) closes rather than opens."""
    return not after or after.isspace() or after in CLOSING or after in INVISIBLE or after in STOPS or after in ",;:"


def _ends(text: str, stop: Stop, limit: int, rules: Rules) -> bool:
    """Say whether a sentence ends at `stop`, which is not the paragraph's last."""
    follow = _skip(text, stop.end)
    if follow == stop.end:
        return _runs_on(text, stop, limit, rules)
    following = text[follow]
    if following.islower() or _in_short_bracket(text, stop):
        return False
    sign = text[stop.start : stop.stop]
    word = _word(text, follow)
    opener, quote = word in rules.openers, _quote_closed(text, stop)
    if quote and word in rules.tails:
        return False
    if sign == ".":
        return stop.end > stop.stop + _hidden(text, stop) or _full_stop(text, stop, follow, rules, opener=opener)
    if not sign.strip(".…"):
        first = text[follow + 1 : follow + 2] if following in EITHER else following
        if sign == TWO and not stop.quoted and first.isalnum() and not _cased(first):
            return True
        return opener or following.isupper() or (following in EITHER and text[follow + 1 : follow + 2].isupper())
    return not (quote and _told(text, follow, rules))


def _full_stop(text: str, stop: Stop, follow: int, rules: Rules, *, opener: bool) -> bool:
    """Say whether a single full stop with space after it ends a sentence, by the word before it."""
    word = _before(text, stop)
    number = text[max(stop.begin, stop.start - len(word) - NEAR) : stop.start - len(word)].rstrip()[-1:].isdigit()
    if word.replace(".", "").isdigit():
        return stop.start - len(word) != stop.begin  # "1. First" is a list's number
    if word in rules.eras and number:
        return True
    if word in rules.titles:
        return False
    if word in rules.numbered and text[follow].isdigit():
        return False
    initial = len(word) == 1 and not word.islower() and word.isalpha()
    if initial or "." in word[-3:] or word in rules.endings:
        return opener
    return True


def _runs_on(text: str, stop: Stop, limit: int, rules: Rules) -> bool:
    """Say whether a sentence ends at a stop with no space after it: a typist's slip, not an address or a number."""
    after = text[stop.end]
    before, following = _before(text, stop), _word(text, stop.end)
    if _address(text, stop, limit) or _in_short_bracket(text, stop):
        return False
    if after in EITHER:
        return len(before) >= 2 and before[-1].isalpha() and "." not in before
    if not following or text[stop.start : stop.stop] in ("..", "...", "…"):
        return after.isdigit() and len(before) >= 3 and before.isalpha() and not _cased(before[-1])
    if stop.end > stop.stop or text[stop.start] != ".":
        return not after.islower()
    if before in rules.titles | rules.numbered | rules.endings or "." in before:
        return False
    if before.isdigit() and stop.start - len(before) == stop.begin:
        return False
    if _cased(after):
        return len(before) >= 2 and not before[-1].isupper() and after.isupper() and _plain(following)
    return len(before) >= 2 and len(following) >= 2


def _in_short_bracket(text: str, stop: Stop) -> bool:
    if stop.bracket < 0:
        return False
    if ")" in text[stop.stop : stop.end]:
        return stop.bracket != stop.begin
    near = stop.bracket + SHORT
    return stop.end < near and text.find(")", stop.end, near) >= 0


def _told(text: str, at: int, rules: Rules) -> bool:
    """Say whether one of the three words from `at` tells who asked or cried."""
    return any(word.group() in rules.tells for word in islice(WORD.finditer(text, at, at + NEAR), 3))


def _quote_closed(text: str, stop: Stop) -> bool:
    return any(c in CLOSING or c in EITHER for c in text[stop.stop : stop.end])


def _hidden(text: str, stop: Stop) -> int:
    """Return how many invisible marks stand right after the stop."""
    rest = text[stop.stop : stop.end]
    return len(rest) if all(c in INVISIBLE for c in rest) else 0


def _address(text: str, stop: Stop, limit: int) -> bool:
    """Say whether the stop stands inside a link, an e-mail address or the like."""
    before = text[max(stop.begin, stop.start - NEAR) : stop.start].rsplit(None, 1)[-1:]
    after = text[stop.end : min(limit, stop.end + NEAR)].split(None, 1)[:1]
    whole = "".join(before) + text[stop.start : stop.end] + "".join(after)
    return "://" in whole or "@" in whole or "www." in whole


def _before(text: str, stop: Stop) -> str:
    """Return the letters, digits and inner stops just before the stop, at most 24."""
    at, first = stop.start, max(stop.begin, stop.start - 24)
    while at > first and (text[at - 1].isalnum() or text[at - 1] == "." or combining(text[at - 1])):
        at -= 1
    return text[at : stop.start].lstrip(".")


def _word(text: str, at: int) -> str:
    """Return the word at `at`, past an opening mark, at most 24 letters."""
    found = WORD.match(text, at + (text[at : at + 1] in EITHER), at + 24)
    return found.group() if found else ""


def _plain(word: str) -> bool:
    return word[1:].islower() or len(word) == 1


def _cased(letter: str) -> bool:
    return letter.isupper() or letter.islower()


def _solid(text: str, at: int) -> int:
    """Return where the first letter or digit from `at` stands: what has none is no sentence."""
    found = SOLID.search(text, at)
    return found.start() if found else len(text)


def _skip(text: str, at: int) -> int:
    return SPACES.match(text, at).end()  # type: ignore[union-attr]  # \s* always matches
