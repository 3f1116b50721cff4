"""A PostgreSQL of the tests' own: on loopback, in a folder that goes away, stopped when the tests end."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = "/usr/lib/postgresql"


class NoPostgres(Exception):
    """Why there is none here."""


@contextmanager
def server() -> Iterator[str]:
    """Start a server; yields its URL without a database. Raises NoPostgres."""
    binaries = find() or install()
    folder = Path(tempfile.mkdtemp(prefix="khabar-pg-", dir="/tmp"))
    data, port = folder / "data", free_port()
    try:
        user = owner(folder)
        run(
            user, binaries / "initdb", "-D", data, "-A", "trust", "-U", "khabar", "-E", "UTF8", "--locale=C.UTF-8", "-N"
        )
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        run(user, binaries / "pg_ctl", "-w", "-D", data, "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql://khabar@127.0.0.1:{port}"
        finally:
            run(user, binaries / "pg_ctl", "-w", "-m", "immediate", "-D", data, "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find() -> Path | None:
    """The folder of the newest server's programs, on PATH or where Debian puts them."""
    if (found := shutil.which("pg_ctl")) and (Path(found).resolve().parent / "initdb").exists():
        return Path(found).resolve().parent
    newest = sorted(Path(PLACES).glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    return newest[-1].parent if newest else None


def install() -> Path:
    """Fetch it with apt where we may."""
    if os.geteuid() or not shutil.which("apt-get"):
        raise NoPostgres("there is no PostgreSQL here, and it cannot be installed without root and apt-get")
    quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "capture_output": True}
    get = ["apt-get", "install", "-y", "--no-install-recommends", "postgresql"]
    if subprocess.run(get, check=False, **quiet).returncode:
        subprocess.run(["apt-get", "update"], check=False, **quiet)
        subprocess.run(get, check=False, **quiet)
    found = find()
    if found is None:
        raise NoPostgres("apt-get could not install postgresql")
    return found


def owner(folder: Path) -> str | None:
    """Who runs it: root may not, so the folder is given to postgres."""
    if os.geteuid():
        return None
    try:
        account = pwd.getpwnam("postgres")
    except KeyError as fault:
        raise NoPostgres("root may not run PostgreSQL, and there is no user postgres") from fault
    os.chown(folder, account.pw_uid, account.pw_gid)
    return "postgres"


def run(user: str | None, *command: object) -> None:
    done = subprocess.run(
        [str(word) for word in command], user=user, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise NoPostgres(f"{command[0]}: {done.stderr.decode(errors='replace')[-300:]}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server_:
        port: int = server_.getsockname()[1]
        return port
