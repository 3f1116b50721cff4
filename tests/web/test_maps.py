"""Maps: a story's places on land and borders, in a window that fits them."""

from khabar.reading.reader import read
from khabar.sources.item import take
from khabar.web import maps


def around(*texts: str) -> maps.Map | None:
    return maps.around(read(take(text, "x", published="2025-05-12").report) for text in texts)


def test_a_map_shows_the_places_that_reports_name_where_they_lie():
    shown = around(
        "A flood closed the road between Beirut and Sidon, he said.", "وصلت فرق الإنقاذ من طرابلس إلى بيروت وصور."
    )
    assert shown
    spots = {spot.name: spot for spot in shown.spots}
    assert {"Beirut", "Sidon", "Tyre"} <= set(spots)
    assert spots["Beirut"].y < spots["Sidon"].y < spots["Tyre"].y  # from north to south
    assert spots["Tyre"].x < spots["Beirut"].x  # and the coast runs to the south-west
    assert spots["Beirut"].size > spots["Sidon"].size  # two reports name it
    assert all(0 < spot.x < shown.wide and 0 < spot.y < shown.high for spot in shown.spots)
    assert shown.land.count("Z") >= 1
    assert shown.borders


def test_without_a_known_place_there_is_no_map():
    assert around("The bridge is open, Marvin Cooke said.") is None


def test_a_country_stands_only_where_nothing_closer_is_named():
    shown = around("Marvin Cooke met Nizar Homsi in Beirut. He is to leave Lebanon on Monday.")
    assert shown
    assert [spot.name for spot in shown.spots] == ["Beirut"]


def test_a_ring_is_cut_at_the_windows_edges():
    window = maps.Window(0, 0, 100, 100)
    square = [(-50, -50), (50, -50), (50, 50), (-50, 50), (-50, -50)]
    cut = maps._cut(square, window)
    assert {(0, 0), (50, 0), (50, 50), (0, 50)} == set(cut)
    assert maps._cut([(200, 200), (300, 200), (300, 300), (200, 200)], window) == []


def test_a_map_of_the_whole_world_stays_in_its_picture():
    shown = around("Talks were held in Wellington, Anchorage, Moscow and Buenos Aires.")
    assert shown
    assert all(0 <= spot.x <= shown.wide and 0 <= spot.y <= shown.high for spot in shown.spots)
    assert len(shown.land) < 120_000
