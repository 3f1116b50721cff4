"""khabar serve: what is new is streamed, and the server comes and goes as it is told."""

import asyncio
import json
import signal
import socket
import subprocess
import sys

import httpx2

from khabar.web import feed
from khabar.web.desks import Desks

SERVE = (sys.executable, "-c", "from khabar.cli import main; main()", "serve", "--store")


def test_what_is_new_is_streamed_with_the_number_to_go_on_from(store):
    class Asker:
        left = 2

        async def is_disconnected(self):
            self.left -= 1
            return self.left < 0

    async def told() -> list[str]:
        return [event async for event in feed._changes(Asker(), Desks(str(store), "tests"), 0)]

    began, news, quiet = asyncio.run(told())
    assert began.startswith("id: 0")
    number, kind, data = news.strip().split("\n")
    assert kind == "event: news"
    assert number == f"id: {json.loads(data.removeprefix('data: '))['cursor']}"
    assert quiet.startswith(":")


def test_khabar_serve_answers_on_the_loopback_and_goes_when_told(store):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [*SERVE, str(store), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert f"http://127.0.0.1:{port}/" in server.stdout.readline()
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}", transport=httpx2.HTTPTransport(retries=40)) as client:
            assert client.get("/healthz", timeout=60).text == "ok\n"
            assert client.get("/ar/", timeout=60).status_code == 200
    finally:
        server.send_signal(signal.SIGINT)
        said = server.communicate(timeout=60)[1]
    assert said == ""


def test_khabar_serve_says_when_there_is_no_record(tmp_path):
    command = [*SERVE, str(tmp_path / "none.db")]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 1
    assert "there is no record here" in made.stderr
