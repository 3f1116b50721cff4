"""The sentences that say why: the same in every language, and made of the same parts."""

import copy
import tomllib
from string import Formatter

import pytest

from khabar.lang.pack import languages
from khabar.lang.reasons import because, because_all, counted, plural, tell
from khabar.lang.tables import text

CODES = tomllib.loads(text("en", "reasons.toml"))["reason"]
PARTS = {
    **dict.fromkeys(("day", "due", "first", "second", "one", "other", "name", "outlet", "words", "figure", "n"), "A"),
    **dict.fromkeys(("measure", "things", "names"), ("A", "B")), "reasons": (because("no-day"), because("judged")),
    **dict.fromkeys(("longest", "both", "many", "all", "others", "some"), 3), "share": 0.5,
}  # fmt: skip


@pytest.mark.parametrize("lang", languages())
def test_every_language_has_every_sentence_with_the_same_parts(lang):
    table = tomllib.loads(text(lang, "reasons.toml"))
    english = tomllib.loads(text("en", "reasons.toml"))
    assert set(table) == set(english)
    for part in ("between", "count", "reason"):
        assert set(table[part]) == set(english[part])
    for code, sentence in CODES.items():

        def names(said):
            return {(name, form) for _, name, form, _ in Formatter().parse(said) if name}

        assert names(table["reason"][code]) == names(sentence), code
    assert all("other" in forms for forms in table["count"].values())


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_is_told_in_arabic_of_the_parts_it_was_made_of(code):
    why = because(code, **PARTS)
    assert why
    dressed = tell(why, "ar", lambda part: f"<{part}>", lambda name: {"A": "سعاد"}.get(name, name))
    assert "سعاد" in dressed or not any(name in CODES[code] for name in ("{name}", "{day}", "{names"))
    assert "{" not in dressed
    assert tell(why, "en") == why


def test_a_number_has_the_form_that_its_language_gives_it():
    assert [plural("ar", n) for n in (0, 1, 2, 3, 10, 11, 99, 100, 103)] == [
        "zero", "one", "two", "few", "few", "many", "many", "other", "few",
    ]  # fmt: skip
    assert [plural("en", n) for n in (0, 1, 2, 11)] == ["other", "one", "other", "other"]
    forms = {"one": "تقرير واحد", "two": "تقريران", "few": "{n} تقارير", "other": "{n} تقريرا"}
    assert [counted(forms, "ar", n) for n in (1, 2, 7, 22)] == ["تقرير واحد", "تقريران", "7 تقارير", "22 تقريرا"]


def test_a_reason_is_text_and_is_copied_whole():
    why = because_all(because("roots", many=2, names=("Amal", "Sami")), because("folded", many=1))
    assert why == "2 independent: Amal, Sami; 1 report only carries another's words"
    again = copy.deepcopy(why)
    assert tell(again, "ar") == "أصلان مستقلان: Amal، Sami؛ تقرير واحد ينقل كلام غيره فقط"
    assert tell("somebody's own words", "ar", str.upper) == "SOMEBODY'S OWN WORDS"
