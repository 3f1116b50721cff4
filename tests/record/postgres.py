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

from debian import NotHere, fetched

PLACES = "/usr/lib/postgresql"


@contextmanager
def server() -> Iterator[str]:
    """Start a server; yields its URL without a database. Raises NotHere."""
    binaries = fetched("PostgreSQL", find, "postgresql")
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


def owner(folder: Path) -> str | None:
    """Who runs it: root may not, so the folder is given to postgres."""
    if os.geteuid():
        return None
    try:
        account = pwd.getpwnam("postgres")
    except KeyError as fault:
        raise NotHere("root may not run PostgreSQL, and there is no user postgres") from fault
    os.chown(folder, account.pw_uid, account.pw_gid)
    return "postgres"


def run(user: str | None, *command: object) -> None:
    done = subprocess.run(
        [str(word) for word in command], user=user, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise NotHere(f"{command[0]}: {done.stderr.decode(errors='replace')[-300:]}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server_:
        port: int = server_.getsockname()[1]
        return port
