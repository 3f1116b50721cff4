"""Lists: the words about names that a language's pack lists, folded."""

from __future__ import annotations

from khabar.lang.fold import fold
from khabar.lang.gloss import FOREIGN, MEANT, REST
from khabar.lang.pack import Pack

# names: keys of [facts.names]
LISTS = (
    "honours",
    "bodies",
    "spots",
    "at",
    "unsure",
    "places",
    "people",
    "makes_organisation",
    "makes_place",
    "offices",
    "joined",
    "speaking",
    "ranks",
    "areas",
    "sons",
    "governments",
    "ministries",
    "portfolios",
    "inside",
    "namesakes",
    "namegivers",
    "realms",
    "labels",
    "quarters",
    "leaving",
    "run",
    "boards",
    "mastheads",
    "conditions",
    "clans",
    "the",
    "authorities",
    "sorts",
    "relation",
    "qualities",
    "tails",
    "aims",
    "wards",
    "built",
    "sides",
    "commons",
    "never",
    "airing",
    "participles",
    "describes",
    "houses",
    "wordlike",
    "governs",
    "founded",
    "fielded",
    "furthered",
    "seated",
    "unnamed",
    "passing",
    "befalling",
    "unled",
    "described",
    "likened",
    "matches",
    "youths",
    "settled",
    "several",
    "sited",
    "shrines",
    "districts",
    "nowhere",
    "ruling",
    "tribes",
    "opening",
    "every",
    "regional",
    "forces",
    "arms",
    "sectors",
    "bases",
    "among",
    "firms",
)
# names: lists of words that names begin with
HEADS = ("makes_organisation", "makes_place", "bodies", "spots", "realms")
# names: lists of which one is asked for often as one
UNITED = {
    "unfirst": ("unled", "ranks", "offices"),
    "calls": ("offices", "ranks", "honours", "befalling"),
    "styles": ("honours", "ranks"),
}
SIGNS = (MEANT, FOREIGN)  # begin what is no field of work in the glossary


def listed(pack: Pack) -> dict[str, frozenset[str]]:
    """Return the language's lists of words about names, folded."""
    made = {k: frozenset(fold(str(pack.fact("names", k, ""))).split("|")) for k in LISTS}
    keyed = {k: frozenset(map(fold, pack.facts.get(k, {}))) for k in ("spelled", "standins")}
    united = {name: frozenset().union(*(made[k] for k in parts)) for name, parts in UNITED.items()}
    return made | keyed | united | {"fields": _fields(pack)}


def _fields(pack: Pack) -> frozenset[str]:
    """Return the glossary's words for fields of work and for what a body is like, with the article and without it."""
    article = fold(str(pack.facts.get("script", {}).get("article", "")))
    words = (n for n, en in pack.facts.get("english", {}).items() if en and en[0] not in SIGNS and REST not in en)
    return frozenset(form for norm in words for form in (norm, norm.removeprefix(article)))
