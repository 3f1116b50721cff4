"""x."""
from khabar.reading.draft import Draft
from khabar.reading.roll import Name
from khabar.lang.world import World
def by_words(draft: Draft, world: World) -> list[Name]:
    return []
