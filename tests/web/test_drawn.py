"""The pieces that a report's words are cut into, and the pictures of tracks."""

from hypothesis import given
from hypothesis import strategies as st

from khabar.model.groups import Mention, Point, Track
from khabar.web import charts
from khabar.web.marks import Place, pieces


@given(
    st.text("ab\nج🙂 ", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=8),
)
def test_pieces_are_the_text_and_know_what_stands_on_them(text, spans):
    places = [Place(a, min(a + n, len(text)), f"s{k}", "saying") for k, (a, n) in enumerate(spans) if a < len(text)]
    places = [p for p in places if p.end > p.start]
    made = [p for paragraph in pieces(text, places) for p in paragraph]
    assert "".join(p.text for p in made) == text.replace("\n", "")
    for place in places:
        on = "".join(p.text for p in made if place.id in p.claims)
        assert on == text[place.start : place.end].replace("\n", "")


def test_a_chart_runs_with_the_language():
    def point(day, low, high, bound="exact"):
        return Point(Mention("r", "f1", day, "O", "w", f"{bound} {low}", None), low, high, bound, "update")

    points = (point("2025-05-12", 12.0, None, "at_least"), point("2025-05-13T08:00", 31.0, 31.0), point(None, 5.0, 5.0))
    track = Track("r#f1", "people killed", "person", "total", "r", points)
    left, right = charts.chart(track, rtl=False), charts.chart(track, rtl=True)
    assert left
    assert right
    assert [d.x for d in left.dots] == sorted(d.x for d in left.dots)
    assert right.dots[0].x > right.dots[1].x
    assert left.dots[0].opens == "up"
    assert left.dots[0].y > left.dots[1].y
    assert charts.chart(Track("r", "m", None, "total", "r", track.points[:1]), rtl=False) is None
