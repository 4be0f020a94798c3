"""A real Neo4j for the tests, in this order: the one that NEO4J_URI names, one in Docker, one of Maven's artifacts with Java; else none.

``start`` gives a `Server` or the reason why there is none. The downloaded jars stay in the user's cache.
"""

import atexit
import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

from claimgraph.graph.errors import ProjectionError
from claimgraph.graph.neo4j_server import RELEASES, Server, admin, fetch_jars, find_java, free_port, launch

__all__ = ["Server", "import_into_new_store", "launch_release", "start"]

PASSWORD = "claimgraph-test"
IMAGE = "neo4j:5.26.33-community"
FETCHING = threading.Lock()
"""Servers start beside each other; their jars come one after the other."""
SOONER = ("-XX:TieredStopAtLevel=1", "-Xshare:auto")


class Container(Server):
    """A server in Docker, published on ports of 127.0.0.1."""

    __slots__ = ()

    def start(self) -> None:
        """Start it again on the same data."""
        _docker("start", *self.command)
        _await(self.http)

    def kill(self) -> None:
        """Kill -9."""
        _docker("kill", *self.command)

    def stop(self) -> None:
        """Take it away."""
        _docker("rm", "--force", "--volumes", *self.command)


def start() -> Server | str:
    """A server, or the reason why there is none."""
    if os.environ.get("NEO4J_URI"):
        return Server(os.environ["NEO4J_URI"], os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
    if shutil.which("docker") and subprocess.run(["docker", "info"], capture_output=True, check=False).returncode == 0:
        with contextlib.suppress(subprocess.CalledProcessError, TimeoutError):
            return _in_docker()
    try:
        return launch_release("lts", settings=_tls)
    except ProjectionError as error:
        return f"no NEO4J_URI, no Docker engine, and {error}"


def launch_release(
    name: str,
    *,
    settings: Callable[[Path], Mapping[str, str]] | None = None,
    prepare: Callable[[Path], None] | None = None,
    disk_mb: int | None = None,
) -> Server:
    """A server of Maven's artifacts with its data in a new folder; raises ProjectionError where it cannot be.

    ``disk_mb``: the folder is a file system of its own of this size where one can be mounted.
    """
    if find_java(RELEASES[name]) is not None:
        with FETCHING:
            fetch_jars(RELEASES[name])
    home = Path(tempfile.mkdtemp(prefix="claimgraph-neo4j-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    if disk_mb is not None:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={disk_mb}m", "claimgraph", str(home)]
        if shutil.which("mount") and subprocess.run(mount, capture_output=True, check=False).returncode == 0:
            atexit.register(subprocess.run, ["umount", str(home)], check=False)
    # Room for logs that is not taken beforehand, as by default, may end a full disk with a log that 5.26.30 cannot read again.
    logs = {"db.tx_log.rotation.size": "32m"} if disk_mb else {"db.tx_log.preallocate": "false"}
    server = launch(
        RELEASES[name], home, PASSWORD, bolt=free_port(), http=free_port(), java_options=SOONER,
        settings={"server.memory.pagecache.size": "128m", **logs, **(settings(home) if settings else {})}, prepare=prepare,
    )  # fmt: skip
    atexit.register(server.stop)  # before the folder goes
    return server


def import_into_new_store(arguments: tuple[str, ...], folder: Path) -> Server:
    """Run ``neo4j-admin`` with these arguments, in a folder with the files, on a store of its own, and start a server on it."""
    return launch_release("lts", prepare=lambda home: admin(RELEASES["lts"], home, *arguments, folder=folder))


def _in_docker() -> Server:
    bolt, http = free_port(), free_port()
    ports = ("--publish", f"127.0.0.1:{bolt}:7687", "--publish", f"127.0.0.1:{http}:7474")
    names = ("--env", f"NEO4J_AUTH=neo4j/{PASSWORD}", "--env", f"NEO4J_server_bolt_advertised__address=127.0.0.1:{bolt}")
    made = _docker("run", "--detach", *ports, *names, IMAGE)
    server = Container(f"bolt://127.0.0.1:{bolt}", "neo4j", PASSWORD, command=(made,), http=http)
    try:
        _await(http)
    except TimeoutError:
        server.stop()
        raise
    return server


def _docker(*arguments: str) -> str:
    return subprocess.run(["docker", *arguments], capture_output=True, text=True, check=True, timeout=280).stdout.strip()


def _await(http: int) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{http}/", timeout=2):
            return
        time.sleep(0.3)
    raise TimeoutError


def _tls(home: Path) -> Mapping[str, str]:
    """Settings for TLS beside plain Bolt, with a certificate that nobody vouches for; none where there is no openssl."""
    if shutil.which("openssl") is None:
        return {}
    folder = home / "certificates" / "bolt"
    folder.mkdir(parents=True)
    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1")
    subprocess.run(
        ["openssl", "req", "-x509", *curve, "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-keyout", folder / "private.key", "-out", folder / "public.crt"],
        check=True, capture_output=True,
    )  # fmt: skip
    return {"server.bolt.tls_level": "OPTIONAL", "dbms.ssl.policy.bolt.enabled": "true", "dbms.ssl.policy.bolt.client_auth": "NONE"}
