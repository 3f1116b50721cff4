"""The command line: `khabar VERB …`; each verb is a module, imported when it is called."""

from __future__ import annotations

import gc
import importlib
from typing import Any

import click

from khabar.errors import BadSetting, StoreFault

# names: the verbs, each with the module and the command in it
VERBS = {
    "add": "khabar.cli.add:command",
    "backup": "khabar.cli.keep:backup",
    "check": "khabar.cli.keep:check",
    "claims": "khabar.cli.ask:claims",
    "commitments": "khabar.cli.together:commitments",
    "compare": "khabar.cli.together:compare",
    "conflicts": "khabar.cli.together:conflicts",
    "correct": "khabar.cli.judge:correct",
    "db": "khabar.cli.keep:database",
    "demo": "khabar.cli.demo:command",
    "explain": "khabar.cli.explain:command",
    "feed": "khabar.cli.together:feed",
    "judge": "khabar.cli.judge:judge",
    "read": "khabar.cli.read:command",
    "redact": "khabar.cli.judge:redact",
    "reprints": "khabar.cli.together:reprints",
    "reports": "khabar.cli.ask:reports",
    "reread": "khabar.cli.add:reread",
    "restore": "khabar.cli.keep:restore",
    "retract": "khabar.cli.judge:retract",
    "roots": "khabar.cli.together:roots",
    "search": "khabar.cli.ask:search",
    "serve": "khabar.cli.serve:command",
    "show": "khabar.cli.ask:show_report",
    "stories": "khabar.cli.together:stories",
    "story": "khabar.cli.together:story",
    "timeline": "khabar.cli.together:timeline",
    "track": "khabar.cli.together:track",
    "tracks": "khabar.cli.together:tracks",
    "watch": "khabar.cli.watch:command",
    "world": "khabar.cli.world:command",
}

SWEEP = 20_000  # objects made before cycles are looked for: the words and names stay, and looking through them is dear


class Verbs(click.Group):
    """The verbs, each imported on use so that `khabar read` starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs by name."""
        del ctx
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a verb."""
        del ctx
        if cmd_name not in VERBS:
            return None
        module, _, name = VERBS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 whatever click gives back
        """Run a verb; a record that fails is told in one line, with the exit code 3."""
        try:
            return super().invoke(ctx)
        except (StoreFault, BadSetting) as fault:
            click.echo(f"khabar: {fault}", err=True)
            ctx.exit(3)


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="khabar")
def main() -> None:
    """Read news reports; keep what they say, who says so, and on which words."""
    gc.set_threshold(SWEEP, 20, 20)
