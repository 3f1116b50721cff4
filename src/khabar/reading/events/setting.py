"""The setting: what a report and each of its lines are about, which tells nature from agents and games from fights."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.lang.words import Line

AGENTS = ("disaster", "accident", "crime", "war", "health")
OWN, NEAR, WHOLE = 3.0, 1.0, 2.0  # weights of the line's own words, its neighbours' and the report's
GAME = 0.9  # words of sport a line, from which a report is about sport
PEACEFUL = ("culture", "market", "health")
PUBLIC = ("politics", "disaster", "crime", "war", "vote")
SERIOUS = (*PUBLIC, "accident", "unrest", "terror")
QUIET = 0.2  # words of culture, markets or health a line, from which a report may be about them
TELLING = 0.25  # words of harm a line, from which a line without any is about it too
FIGURES = frozenset({"war"})  # what words in set phrases do not tell of: a trade war
NAMED = "named"  # the key of set phrases that are names and no figures: an army
FEW = 6  # lines; shorter reports say too little for a share


@dataclass(slots=True)
class Setting:
    """Counts of scene words by line, and of the whole report."""

    lines: list[dict[str, int]]
    whole: dict[str, float]
    game: float = GAME

    def score(self, i: int, scene: str) -> float:
        """Return how much line `i` is about `scene`."""
        if scene not in self.whole:
            return 0.0
        near = sum(self.lines[k].get(scene, 0) for k in (i - 1, i + 1) if 0 <= k < len(self.lines))
        return (
            OWN * min(3, self.lines[i].get(scene, 0)) + NEAR * min(3, near) + WHOLE * min(2.0, self.whole.get(scene, 0))
        )

    def agent(self, i: int) -> str | None:
        """Return who does harm in line `i`: nature, an accident, crime or war; None where nothing says."""
        scores = {scene: self.score(i, scene) for scene in AGENTS}
        best = max(AGENTS, key=lambda scene: scores[scene])
        if best == "crime" and (scores["war"] * 2 >= scores["crime"] or self.grave(i)):
            return "war"  # courts and police are in every report of war and terror, soldiers are not in every crime
        if scores[best] >= 1:
            return best
        return max(AGENTS, key=lambda scene: self.whole.get(scene, 0)) if self._grave() else None

    def _grave(self) -> bool:
        """Say whether the report is about harm more than about anything else."""
        harm = max(self.whole.get(scene, 0) for scene in AGENTS)
        return harm >= TELLING and harm >= max(self.whole.get(scene, 0) for scene in (*PEACEFUL, "politics"))

    def calm(self) -> bool:
        """Say whether the report is about culture, markets or health, more than about politics or harm."""
        peace = sum(self.whole.get(scene, 0) for scene in PEACEFUL)
        return peace > QUIET and peace > sum(self.whole.get(scene, 0) for scene in PUBLIC)

    def idle(self, i: int, scenes: tuple[str, ...] = PEACEFUL) -> bool:
        """Say whether line `i` is about these scenes and neither it nor the report about politics or harm."""
        own, whole = self.lines[i], self.whole
        if own.keys().isdisjoint(scenes) or not own.keys().isdisjoint(SERIOUS):
            return False
        return sum(whole.get(x, 0) for x in scenes) >= sum(whole.get(x, 0) for x in SERIOUS)

    def grave(self, i: int) -> bool:
        """Say whether the report tells of terror, or line `i` of unrest: then who hurts someone is more than a thug."""
        return self.whole.get("terror", 0) > 0 or self.score(i, "unrest") >= NEAR

    def playful(self, i: int) -> bool:
        """Say whether line `i` stands in a report about sport, or is about sport itself."""
        if "sport" not in self.whole:
            return False
        grave = sum(self.whole.get(scene, 0) for scene in ("disaster", "crime", "war"))
        if self.whole.get("sport", 0) > self.game and self.whole["sport"] > grave * (1 if self.game == GAME else 2):
            return True
        if self.game < GAME and self.idle(i, ("sport",)):
            return True
        own = self.lines[i]
        return own.get("sport", 0) > 1 + sum(own.get(scene, 0) for scene in ("disaster", "crime", "war"))


def setting(lines: list[Line], game: float = GAME) -> Setting:
    """Count the scene words of the lines; `game`: words of sport a line from which a report is about sport."""
    counts = [_count(line) for line in lines]
    total: dict[str, float] = {}
    for count in counts:
        for scene, n in count.items():
            total[scene] = total.get(scene, 0) + min(n, 6)
    share = max(FEW, len(lines))
    return Setting(counts, {scene: n / share for scene, n in total.items()}, game)


def _count(line: Line) -> dict[str, int]:
    count: dict[str, int] = {}
    fixed = {i for m in line.found.get("idiom", ()) if m.key != NAMED for i in range(m.first, m.last)}
    for mark in line.found.get("scene", ()):
        if mark.key not in FIGURES or mark.first not in fixed:
            count[mark.key] = count.get(mark.key, 0) + 1
    return count
