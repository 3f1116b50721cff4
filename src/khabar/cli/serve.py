"""khabar serve: the desk on a page, and the API."""

from __future__ import annotations

import ipaddress
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from khabar.cli.desk import fail, options, settings
from khabar.cli.world import learn_own
from khabar.errors import StoreFault
from khabar.model.version import VERSION

if TYPE_CHECKING:
    from types import FrameType

    import uvicorn

    from khabar.web.desks import Desks


@click.command("serve")
@options(
    click.option("--bind", default="127.0.0.1", show_default=True, help="The address to listen at."),
    click.option("--port", type=click.IntRange(0, 65535), default=8517, show_default=True, help="The port; 0: any."),
    click.option("--host", "names", multiple=True, help="A further name that the pages may be asked for under."),
)
def command(*, store: str | None, bind: str, port: int, names: tuple[str, ...]) -> None:
    """Serve the record as pages, in Arabic and English, and as an API (at /docs).

    It only reads. Where KHABAR_TOKEN (or KHABAR_TOKEN_FILE) is set, who sends it may judge.
    """
    from khabar.web.desks import Desks

    with_ = settings(store=store)
    desks = Desks(with_.store, VERSION + learn_own(), with_.author, with_.busy)
    try:
        desks.read()
    except StoreFault as fault:
        fail(str(fault))
    if not _loopback(bind):
        click.echo(f"khabar: anybody who reaches {bind} can read this record", err=True)
    _run(desks, bind, port, with_.token or None, (*names, bind))


def _run(desks: Desks, bind: str, port: int, token: str | None, names: tuple[str, ...]) -> None:
    import uvicorn

    from khabar.web.app import application

    config = uvicorn.Config(
        application(desks, token=token, names=names), host=bind, port=port, log_level="warning", server_header=False,
        limit_concurrency=200, timeout_keep_alive=10, timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=64 * 1024,
    )  # fmt: skip
    server = _server(config, desks)
    click.echo(f"http://{bind}:{port}/ (stop with Ctrl-C)")
    with suppress(KeyboardInterrupt):  # the server gives it on once all is closed
        server.run()


def _server(config: uvicorn.Config, desks: Desks) -> uvicorn.Server:
    """Return a server that lets go of who waits for news when it is told to stop."""
    import uvicorn

    class Server(uvicorn.Server):
        def handle_exit(self, sig: int, frame: FrameType | None) -> None:
            desks.leaving = True
            super().handle_exit(sig, frame)

    return Server(config)


def _loopback(bind: str) -> bool:
    try:
        return ipaddress.ip_address(bind).is_loopback
    except ValueError:
        return bind == "localhost"
