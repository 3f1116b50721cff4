"""Reports from web pages: the article's text as a reader sees it, with what the page says of itself."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import ElementNode, HTMLTree

from khabar.errors import RefusedReport
from khabar.lang.pack import languages
from khabar.model.reading import Remark
from khabar.model.report import Basis
from khabar.sources.dates import agreed
from khabar.sources.dom import deep, every, markup, rename, spaced
from khabar.sources.imprint import Imprint, imprint
from khabar.sources.item import Given, Origin, Taken, sha256, take
from khabar.text.decode import decode
from khabar.text.language import language

PAGE = 20 * 1024 * 1024  # bytes of a page
ARTICLE = 2 * 1024 * 1024  # characters of markup; a larger page's text is found by quicker rules
DEEP = 500  # levels of nesting
KEPT = 0.10  # of a page's words: an article with fewer may have lost some
NEAR = 6  # lines before the article and after it that may hold its date
DECIDED = frozenset({"encoding", "charset-overruled", "charset-unknown", "invalid-bytes"})
NEVER_SEEN = "script, style, template, noscript, iframe, object, embed, svg, math, canvas, select"
RENAMED = {"time": "span", "figure": "div", "figcaption": "p", "q": "span"}  # what trafilatura would leave out
CHARSET = re.compile(rb"charset=[\"']?([\w.:-]{2,40})", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+")
RULE = frozenset("|- ")  # what a table's line of dashes is made of, which the page does not have
COLOURS = {"white": "#ffffff", "black": "#000000", "#fff": "#ffffff", "#000": "#000000"}
RGB = re.compile(r"rgba?\((\d{1,3}),(\d{1,3}),(\d{1,3})")
FAR = re.compile(r"-\d{4,}(?:px|em|rem)?")
NOTHING = re.compile(r"0+(?:\.0+)?(?:px|pt|em|rem|%)?")


@dataclass(frozen=True, slots=True)
class Article:
    """A page's article as extracted, and what was seen on the way."""

    text: str
    imprint: Imprint
    remarks: tuple[Remark, ...]
    encoding: str | None


def page(
    data: bytes,
    name: str,
    given: Given,
    limit: int,
    *,
    url: str | None = None,
    charset: str | None = None,
    seen: str | None = None,
) -> Taken:
    """Make a report of a page's bytes; `charset` is what its HTTP header says. Raises RefusedReport."""
    found = article(data, name, url=url, charset=charset)
    said = found.imprint
    lang = given.lang or language(found.text, languages()) or said.lang
    published = said.published or given.published
    basis = (Basis.INFERRED if said.seen else Basis.METADATA) if said.published else Basis.GIVEN
    return take(
        found.text,
        url or name,
        lang=lang,
        published=published,
        outlet=given.outlet or said.outlet,
        title=said.title,
        byline=said.byline,
        basis=basis,
        origin=Origin(said.address, sha256(data), "text/html", found.encoding, seen),
        notes=found.remarks,
        limit=limit,
    )


def article(data: bytes, name: str, *, url: str | None = None, charset: str | None = None) -> Article:
    """Return the article in a page's bytes; raises RefusedReport where there is none."""
    if len(data) > PAGE:
        raise RefusedReport(name, f"the page has more than {PAGE:,} bytes")
    declared = charset or _declared(data)
    decoded = decode(data, declared, source=name, most=PAGE)
    tree = HTMLTree.parse(decoded.text)
    head = imprint(tree, url)
    remarks = [*(n for n in decoded.notes if n.code in DECIDED), *head.remarks, *prune(tree)]
    whole = extract_plain_text(tree, alt_texts=False, list_bullets=False)
    text = _main(tree, whole)
    if not text.strip():
        raise RefusedReport(name, "no article was found in the page")
    words, all_words = len(WORD.findall(text)), len(WORD.findall(whole))
    if words < KEPT * all_words:
        remarks.append(Remark("text-lost", f"{words:,} of the page's {all_words:,} words are in the article"))
    if head.published is None and (day := _dated(whole, text)):
        head = replace(head, published=day, seen=True)
    return Article(text, head, tuple(remarks), decoded.encoding)


def fragment(markup: str) -> tuple[str, tuple[Remark, ...]]:
    """Return the text of a piece of HTML, as in a feed's entry, paragraphs and breaks kept, and what was hidden."""
    tree = HTMLTree.parse(markup)
    remarks = prune(tree)
    return extract_plain_text(tree, alt_texts=False, list_bullets=False).strip(), remarks


def prune(tree: HTMLTree) -> tuple[Remark, ...]:
    """Take out of a page what its reader does not see, and mend what extraction would lose or run together."""
    for element in every(tree, NEVER_SEEN):
        element.decompose()
    hidden = 0
    for element in every(tree, "[style], [hidden]"):
        if element.tag not in ("html", "body") and _hidden(element):
            hidden += len(WORD.findall(element.text_content or ""))
            element.replace_children()
    for tag, other in RENAMED.items():
        for element in every(tree, tag):
            rename(tree, element, other, ("“", "”") if tag == "q" else ("", ""))
    for element in every(tree, "sup"):
        spaced(tree, element)  # "1,200" and the number of a note are two numbers
    told = f"{hidden} words that a reader of the page does not see were not read"
    return (Remark("hidden-text", told),) if hidden else ()


def _hidden(element: ElementNode) -> bool:
    """Say whether an element's own style keeps it from being seen: no display, no size, no contrast, no place."""
    if element.hasattr("hidden"):
        return True
    style = dict(_style(element.getattr("style") or ""))
    ground = style.get("background-color") or style.get("background")
    colour = style.get("color")
    return (
        style.get("display") == "none"
        or style.get("visibility") in ("hidden", "collapse")
        or bool(NOTHING.fullmatch(style.get("opacity", "")) or NOTHING.fullmatch(style.get("font-size", "")))
        or any(FAR.fullmatch(style.get(side, "")) for side in ("left", "top", "text-indent", "margin-left"))
        or colour == "transparent"
        or (colour is not None and ground is not None and _colour(colour) == _colour(ground))
    )


def _style(written: str) -> list[tuple[str, str]]:
    pairs = (part.partition(":") for part in written.lower().split(";"))
    return [(key.strip(), value.replace("!important", "").replace(" ", "")) for key, _, value in pairs]


def _colour(written: str) -> str:
    if rgb := RGB.match(written):
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in rgb.groups())
    return COLOURS.get(written, written)


def _main(tree: HTMLTree, whole: str) -> str:
    """Return the article's text: by trafilatura, by quicker rules, or all of the page where it is nested too deep.

    lxml, on which trafilatura stands, gives no text past 250 levels of nesting and does not say so.
    """
    written = markup(tree)
    if len(written) > ARTICLE:
        return whole if deep(tree, DEEP) else _quick(tree) or whole
    load_html, extract = _trafilatura()
    parsed = load_html(written)
    seen = "".join(parsed.itertext()) if parsed is not None else ""
    if len("".join(seen.split())) < 0.9 * len("".join(whole.split())):
        return whole
    found = extract(parsed, include_comments=False)
    lines = (found.text or "").split("\n") if found else []
    text = "\n".join(line for line in lines if "--" not in line or not RULE.issuperset(line)).strip()
    return text or _quick(tree) or whole


def _quick(tree: HTMLTree) -> str:
    """Return the article by resiliparse's rules, whose time is quadratic in the depth of nesting."""
    return extract_plain_text(tree, main_content=True, alt_texts=False, list_bullets=False).strip()


@cache
def _trafilatura() -> tuple[Any, Any]:
    """Import trafilatura, which takes half a second, and keep it from writing on standard error."""
    import trafilatura  # noqa: PLC0415  half a second

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    logging.getLogger("trafilatura").propagate = False
    return trafilatura.load_html, trafilatura.bare_extraction


def _declared(data: bytes) -> str | None:
    found = CHARSET.search(data[:4096])
    return found.group(1).decode("ascii", "replace") if found else None


def _dated(whole: str, text: str) -> str | None:
    """Return the day in the lines around an article's beginning and end, where they say but one."""
    lines = [line for line in whole.split("\n") if line.strip()]
    inside = text.split("\n")
    opening, closing = inside[0].strip()[:40], inside[-1].strip()[-40:]
    first = next((i for i, line in enumerate(lines) if opening in line), 0)
    last = next((i for i in range(len(lines) - 1, -1, -1) if closing in lines[i]), first)
    return agreed(lines[max(0, first - NEAR) : first + 3] + lines[max(first + 3, last) : last + NEAR])
