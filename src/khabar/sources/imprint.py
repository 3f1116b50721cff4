"""Reads what a web page says of itself: title, byline, outlet, moment of publication, language, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from resiliparse.parse.html import ElementNode, HTMLTree

from khabar.lang.pack import languages, load
from khabar.model.reading import Remark
from khabar.sources.dates import moment, said
from khabar.sources.dom import every, one

NODES = 2_000  # of a page's JSON-LD that are looked at
LONGEST = 300  # code points of a title; a byline has a third
ARTICLE = re.compile(r"Article|Posting|Report$")  # schema.org: NewsArticle, ReportageNewsArticle, BlogPosting …
SPACE = re.compile(r"\s+")
LABEL_END = " \t:/-–—"
TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")
BYLINES = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
TIMES = (
    *("article:published_time", "og:article:published_time", "datepublished", "publishdate", "publish_date", "pubdate"),
    *("dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "parsely-pub-date", "sailthru.date", "date"),
)
VISIBLE_BYLINES = "[rel~=author], [itemprop=author], .byline, .author-name, .author"
VISIBLE_TIMES = "[itemprop=datePublished], time[pubdate], article time, header time, .published, .publish-date, .date"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a page says of itself; `published` is ISO 8601, `seen` says that it stood in the page and not in its data.

    `address` is the page's own name for itself, absolute.
    """

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: str | None = None
    seen: bool = False
    lang: str | None = None
    address: str | None = None
    remarks: tuple[Remark, ...] = ()


def imprint(tree: HTMLTree, url: str | None = None) -> Imprint:
    """Read a page's JSON-LD first, then its meta elements, then what stands in the page; unknown stays None."""
    metas = _metas(tree)
    article = _article(tree, _first(metas, TITLES))
    outlet = _name(article.get("publisher")) or _first(metas, OUTLETS)
    byline = _byline(article, metas, tree)
    marked, stamped = _moments(article, metas)
    published = marked or stamped
    visible = None if published else _visible_time(tree)
    html = one(tree, "html")
    lang = _text(article.get("inLanguage")) or (html.getattr("lang") if html else None) or metas.get("og:locale")
    remarks: tuple[Remark, ...] = ()
    if marked and stamped and marked[:10] != stamped[:10]:
        remarks = (Remark("dates-differ", f"its JSON-LD says {marked}, its meta elements {stamped}"),)
    return Imprint(
        title=_text(article.get("headline")) or _first(metas, TITLES) or _heading(tree),
        byline=None if byline == outlet else byline,
        outlet=outlet,
        published=published or visible,
        seen=bool(visible),
        lang=_language(lang),
        address=_address(tree, metas, url),
        remarks=remarks,
    )


def unlabelled(byline: str) -> str:
    """Return a byline without what introduces the name in a language khabar reads: "By Jane Roe" gives Jane Roe."""
    openings = [word for code in languages() for word in str(load(code).fact("head", "byline", "")).split("|") if word]
    for opening in sorted(openings, key=len, reverse=True):
        rest = byline[len(opening) :]
        bare = rest.lstrip(LABEL_END)
        if byline.startswith(opening) and bare != rest and bare:
            return bare
    return byline


def _metas(tree: HTMLTree) -> dict[str, str]:
    """Return the meta elements by name in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in every(tree, "meta[content]"):
        key = meta.getattr("property") or meta.getattr("name") or meta.getattr("itemprop") or ""
        content = _text(meta.getattr("content"))
        if key and content:
            found.setdefault(key.strip().lower(), content)
    return found


def _first(metas: dict[str, str], names: Iterable[str]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _article(tree: HTMLTree, title: str | None) -> dict[str, Any]:
    """Return the JSON-LD node of the page's own article: the one with the page's title, else the first."""
    found = [node for node in _nodes(tree) if any(ARTICLE.search(kind) for kind in _strings(node.get("@type")))]
    return next((node for node in found if title and _text(node.get("headline")) == title), found[0] if found else {})


def _nodes(tree: HTMLTree) -> Iterator[dict[str, Any]]:
    waiting: list[Any] = []
    for script in every(tree, "script[type='application/ld+json']"):
        try:
            waiting.append(json.loads(script.text_content or "", strict=False))
        except (ValueError, RecursionError):
            continue  # what is no JSON says nothing
    waiting.reverse()
    for _ in range(NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting += [node[key] for key in ("mainEntity", "@graph") if key in node]
        elif isinstance(node, list):
            waiting += reversed(node)


def _byline(article: dict[str, Any], metas: dict[str, str], tree: HTMLTree) -> str | None:
    written = _name(article.get("author"))
    if not written:
        named = [metas[name] for name in BYLINES if name in metas and "://" not in metas[name]]
        shown = (_text(element.text_content) for element in _few(tree, VISIBLE_BYLINES))
        written = next(iter(named), None) or next((text for text in shown if text), None)
    byline = unlabelled(written) if written else None
    return byline if byline and len(byline) <= LONGEST // 3 else None


def _moments(article: dict[str, Any], metas: dict[str, str]) -> tuple[str | None, str | None]:
    """Return the moments that JSON-LD and the meta elements state."""
    marked = next((m for text in _strings(article.get("datePublished")) if (m := _stated(text))), None)
    stamped = next((m for name in TIMES if name in metas and (m := _stated(metas[name]))), None)
    return marked, stamped


def _stated(text: str) -> str | None:
    return moment(text) or said(text)


def _visible_time(tree: HTMLTree) -> str | None:
    """Return the moment in the elements that are there to show it, where they agree on the day."""
    found = []
    for element in _few(tree, VISIBLE_TIMES):
        stamp = element.getattr("datetime") or element.getattr("content")
        found.append((stamp and moment(stamp)) or said(_text(element.text_content) or ""))
    days = {day[:10] for day in found if day}
    return max((day for day in found if day), key=len) if len(days) == 1 else None


def _few(tree: HTMLTree, selector: str) -> list[ElementNode]:
    return every(tree, selector)[:20]


def _heading(tree: HTMLTree) -> str | None:
    headings = [text for h in every(tree, "h1") if (text := _text(h.text_content))]
    return headings[0] if len(headings) == 1 else _text(tree.title)


def _language(written: str | None) -> str | None:
    code = (written or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if code in languages() else None


def _address(tree: HTMLTree, metas: dict[str, str], url: str | None) -> str | None:
    link = one(tree, "link[rel=canonical]")
    for named in (link.getattr("href") if link else None, metas.get("og:url")):
        try:
            whole = urljoin(url or "", named.strip()) if named else ""
            if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname:
                return whole
        except ValueError:
            continue  # an address that is none
    return url


def _name(node: Any) -> str | None:  # noqa: ANN401 JSON is free-form
    """Return the names in a JSON-LD person or organisation, or in several."""
    nodes = node if isinstance(node, list) else [node]
    names = [_text(n.get("name")) if isinstance(n, dict) else _text(n) for n in nodes[:10]]
    return ", ".join(dict.fromkeys(name for name in names if name and "://" not in name)) or None


def _strings(value: Any) -> list[str]:  # noqa: ANN401 JSON is free-form
    return [v for v in (value if isinstance(value, list) else [value]) if isinstance(v, str)]


def _text(value: Any) -> str | None:  # noqa: ANN401 JSON is free-form
    """Return a string with its white space made single, None for none, an empty one or one too long."""
    text = SPACE.sub(" ", value).strip() if isinstance(value, str) else ""
    return text if 0 < len(text) <= LONGEST else None
