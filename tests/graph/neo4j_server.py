"""A real Neo4j for the tests: the one that NEO4J_URI names, else one started from Maven's artifacts with Java 17 or newer, else none.

``start`` gives a `Server` or the reason why there is none. The downloaded jars stay in the user's cache.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Server", "import_into_new_store", "start"]

VERSION = "5.26.30"
PASSWORD = "claimgraph-test"
POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>claimgraph</groupId><artifactId>neo4j-server</artifactId><version>1</version>
<dependencies><dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{VERSION}</version></dependency></dependencies>
</project>
"""


@dataclass
class Server:
    """A server that answers; ``process`` is None for one that was there before."""

    uri: str
    username: str
    password: str
    process: subprocess.Popen[bytes] | None = None
    command: tuple[str, ...] = ()
    http: int = 0

    def kill(self) -> None:
        """Kill -9."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def restart(self) -> None:
        """Start again on the same data."""
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _wait(self.process, self.http)

    def stop(self) -> None:
        """End it, if it was started here."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()


def start() -> Server | str:
    """A server, or the reason why there is none."""
    if os.environ.get("NEO4J_URI"):
        return Server(os.environ["NEO4J_URI"], os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
    java, mvn = shutil.which("java"), shutil.which("mvn")
    if java is None or mvn is None:
        return "no NEO4J_URI, and no Java and Maven to start a server with"
    try:
        jars = _jars(mvn)
    except (subprocess.SubprocessError, OSError) as error:
        return f"Maven could not fetch the server ({error})"
    return _launch(java, jars)


def _jars(mvn: str) -> Path:
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "claimgraph" / "neo4j" / VERSION
    if not (folder / ".complete").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "pom.xml").write_text(POM)
        subprocess.run(
            [mvn, "-B", "-q", "dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=lib"],
            cwd=folder, check=True, timeout=280, capture_output=True,
        )  # fmt: skip
        (folder / ".complete").touch()
    return folder / "lib"


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _launch(java: str, jars: Path, prepare: Callable[[Path], None] | None = None) -> Server | str:
    home = Path(tempfile.mkdtemp(prefix="claimgraph-neo4j-"))
    bolt, http = _free_port(), _free_port()
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").write_text(
        f"server.bolt.listen_address=127.0.0.1:{bolt}\nserver.bolt.advertised_address=127.0.0.1:{bolt}\n"
        f"server.http.listen_address=127.0.0.1:{http}\nserver.http.advertised_address=127.0.0.1:{http}\nserver.https.enabled=false\n"
        "server.memory.pagecache.size=128m\ndb.tx_log.preallocate=false\ndbms.usage_report.enabled=false\nclient.allow_telemetry=false\n"
        "internal.dbms.bolt.netty_server_shutdown_quiet_period=0\n"
    )
    classpath = f"{jars}/*"
    subprocess.run(
        [java, "-cp", classpath, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", PASSWORD],
        env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}, check=True, timeout=120, capture_output=True,
    )  # fmt: skip
    if prepare is not None:
        prepare(home)
    command = (
        java, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/java.io=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "-cp", classpath,
        "org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode",
    )  # fmt: skip
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if not _wait(process, http):
        process.kill()
        return "the server did not come up within 120 s"
    return Server(f"bolt://127.0.0.1:{bolt}", "neo4j", PASSWORD, process, command, http)


def _wait(process: subprocess.Popen[bytes], http: int) -> bool:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{http}/", timeout=2) as answer:
            if answer.status == 200:
                return True
        time.sleep(0.3)
    return False


def import_into_new_store(arguments: tuple[str, ...], folder: Path) -> Server | str:
    """Run ``neo4j-admin`` with these arguments, in a folder with the files, on a store of its own, and start a server on it."""
    java, mvn = shutil.which("java"), shutil.which("mvn")
    if java is None or mvn is None:
        return "no Java and Maven to start a server with"
    jars = _jars(mvn)

    def prepare(home: Path) -> None:
        subprocess.run(
            [java, "-Xmx512m", "-cp", f"{jars}/*", "org.neo4j.cli.AdminTool", *arguments],
            cwd=folder, env={**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
            check=True, timeout=200, capture_output=True,
        )  # fmt: skip

    return _launch(java, jars, prepare)
