"""The command line: `khabar VERB …`; each verb is a module, imported when it is called."""

from __future__ import annotations

import importlib

import click

VERBS = {"explain": "khabar.cli.explain", "read": "khabar.cli.read"}


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
        command: click.Command = importlib.import_module(VERBS[cmd_name]).command
        return command


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="khabar")
def main() -> None:
    """Read news reports; keep what they say, who says so, and on which words."""
