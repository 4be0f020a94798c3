"""A Neo4j server of one's own without Docker: fetched from Maven's artifacts at a pinned version, checked, started and stopped.

``python -m claimgraph.graph.neo4j_server start`` is what ``make neo4j`` calls: where a Docker engine answers it leaves the work to compose,
else it needs Java and Maven. The tests start theirs with `launch`. Nothing listens anywhere but on 127.0.0.1.
"""

import contextlib
import hashlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from .errors import ProjectionError

__all__ = ["RELEASES", "Release", "Server", "admin", "fetch_jars", "find_java", "free_port", "launch", "main"]


@dataclass(frozen=True, slots=True)
class Release:
    """One version of the server: its main class, the Java versions it runs on, and the digest of its jars (`_digest`)."""

    version: str
    main: str
    java: tuple[int, ...]
    digest: str


BROWSER: Final = "5.24.0"
"""Of the Browser, whose jar lies beside the server's; the newest that Maven Central has."""

RELEASES: Final[Mapping[str, Release]] = {
    "lts": Release(
        "5.26.30", "org.neo4j.server.CommunityEntryPoint", (17, 21), "17f691c3e1bbf8a1d4861bbe953665e5f37e68557327c62ada429a3f7921d730"
    ),
    "current": Release(
        "2026.08.1", "org.neo4j.server.Neo4jCommunity", (21, 25), "1094b1510c296426a2af4768ebb04aee67233f4a8f8150e2c4938326f8e6b385"
    ),
}
"""The newest of each line that Maven Central has; the images of docker-compose.yml are newer."""

POM: Final = """<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>claimgraph</groupId><artifactId>neo4j-server</artifactId><version>1</version><dependencies>
<dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{version}</version></dependency>
<dependency><groupId>org.neo4j.client</groupId><artifactId>neo4j-browser</artifactId><version>{browser}</version></dependency>
</dependencies></project>
"""
OPENED: Final = tuple(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in ("java.nio", "java.io", "sun.nio.ch"))
SECONDS_TO_START: Final = 300
PASSWORD: Final = re.compile(r"[^/]{8,}")


@dataclass(slots=True)
class Server:
    """A server: where it answers, and its process, None for one that was not started here."""

    uri: str
    username: str
    password: str
    process: "subprocess.Popen[bytes] | None" = None
    command: tuple[str, ...] = ()
    http: int = 0
    home: Path = field(default_factory=Path)

    def start(self) -> None:
        """Start it, and wait until it answers.

        Raises
        ------
        ProjectionError : it does not come up.
        """
        log = self.home / "logs" / "console.log"
        log.parent.mkdir(exist_ok=True)
        with log.open("ab") as out:
            # In a session of its own, so that Ctrl-C at the terminal is not for it.
            self.process = subprocess.Popen(self.command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, start_new_session=True)
        if not _wait(self.process, self.http):
            self.kill()
            raise ProjectionError(f"the server did not come up within {SECONDS_TO_START} s; {log} says why")

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def stop(self) -> None:
        """End it in order, if it was started here."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()


def find_java(release: Release) -> Path | None:
    """A Java that runs the release: of JAVA_HOME, the path, or /usr/lib/jvm."""
    found = [Path(os.environ["JAVA_HOME"], "bin", "java")] if os.environ.get("JAVA_HOME") else []
    on_path = shutil.which("java")
    found += [Path(on_path)] if on_path else []
    found += sorted(Path("/usr/lib/jvm").glob("*/bin/java"))
    return next((java for java in found if java.is_file() and _java_version(java) in release.java), None)


def fetch_jars(release: Release) -> Path:
    """The folder of the server's jars, fetched by Maven the first time (140 MB) and kept in the user's cache.

    Raises
    ------
    ProjectionError : there is no Maven, it cannot fetch them, or they are not the ones that were pinned.
    """
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "claimgraph" / "neo4j" / release.version
    complete = folder / f"complete-{release.digest[:16]}"
    if complete.exists():
        return folder / "lib"
    maven = shutil.which("mvn")
    if maven is None:
        raise ProjectionError("there is no Maven (mvn) to fetch Neo4j with")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "pom.xml").write_text(POM.format(version=release.version, browser=BROWSER), encoding="utf-8")
    command = [maven, "-B", "-q", "dependency:copy-dependencies", "-DincludeScope=runtime", "-DoutputDirectory=lib"]
    try:
        done = subprocess.run(command, cwd=folder, timeout=280, capture_output=True, text=True, check=False)
    except subprocess.TimeoutExpired as error:
        raise ProjectionError("Maven did not fetch Neo4j within 280 s; try again") from error
    if done.returncode:
        raise ProjectionError(f"Maven could not fetch Neo4j ({' '.join(done.stdout.split())[:300]})")
    digest = _digest(folder / "lib")
    if digest != release.digest:
        shutil.rmtree(folder)
        raise ProjectionError(f"the jars of Neo4j {release.version} that Maven fetched are not those that were pinned (digest {digest})")
    complete.touch()
    return folder / "lib"


def free_port() -> int:
    """A port of 127.0.0.1 on which nothing listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def launch(
    release: Release,
    home: Path,
    password: str,
    *,
    bolt: int,
    http: int,
    heap: str = "512m",
    settings: Mapping[str, str] | None = None,
    java_options: Sequence[str] = (),
    prepare: Callable[[Path], None] | None = None,
) -> Server:
    """A server with its data in ``home``, started. The password counts only while there is no data yet.

    Parameters
    ----------
    settings : lines of neo4j.conf besides those that every server here has.
    java_options : e.g. ``-XX:TieredStopAtLevel=1``, with which it starts sooner and runs slower.
    prepare : called with ``home`` before the first start, e.g. to import.

    Raises
    ------
    ProjectionError : no Java for it, no jars, or it does not come up.
    """
    java = find_java(release)
    if java is None:
        raise ProjectionError(f"Neo4j {release.version} needs Java {' or '.join(map(str, release.java))}, and there is none")
    classpath = f"{fetch_jars(release)}/*"
    (home / "conf").mkdir(parents=True, exist_ok=True)
    lines = {
        "server.bolt.listen_address": f"127.0.0.1:{bolt}",
        "server.bolt.advertised_address": f"127.0.0.1:{bolt}",
        "server.http.listen_address": f"127.0.0.1:{http}",
        "server.http.advertised_address": f"127.0.0.1:{http}",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": "256m",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
        **(settings or {}),
    }
    (home / "conf" / "neo4j.conf").write_text("".join(f"{key}={value}\n" for key, value in lines.items()), encoding="utf-8")
    if not (home / "data").exists():
        admin(release, home, "dbms", "set-initial-password", password)
        if prepare is not None:
            prepare(home)
    command = (
        str(java), f"-Xmx{heap}", "-XX:+UseSerialGC", *java_options, *OPENED, "-cp", classpath,
        release.main, f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode",
    )  # fmt: skip
    server = Server(f"bolt://127.0.0.1:{bolt}", "neo4j", password, command=command, http=http, home=home)
    server.start()
    return server


def admin(release: Release, home: Path, *arguments: str, folder: Path | None = None, heap: str = "512m") -> None:
    """Run ``neo4j-admin`` with these arguments on the store in ``home``, from ``folder``.

    Raises
    ------
    ProjectionError : it fails.
    """
    java = find_java(release)
    if java is None:
        raise ProjectionError(f"Neo4j {release.version} needs Java {' or '.join(map(str, release.java))}, and there is none")
    sooner = ["-XX:TieredStopAtLevel=1"] if arguments[0] == "dbms" else []  # an import runs long enough for good code
    command = [str(java), f"-Xmx{heap}", *sooner, *OPENED, "-cp", f"{fetch_jars(release)}/*", "org.neo4j.cli.AdminTool", *arguments]
    environment = {**os.environ, "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        words = " ".join((done.stderr or done.stdout).split())
        raise ProjectionError(f"neo4j-admin {arguments[0]} {arguments[1]} failed ({words[-300:]})")


def _java_version(java: Path) -> int:
    told = java.resolve().parents[1] / "release"
    text = told.read_text(encoding="utf-8", errors="replace") if told.is_file() else ""
    if "JAVA_VERSION" not in text:
        done = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
        text = done.stderr
    match = re.search(r'(?:JAVA_VERSION=|version )"(\d+)', text)
    return int(match[1]) if match else 0


def _digest(folder: Path) -> str:
    """SHA-256 over the names and SHA-256 of all jars, in the order of names."""
    whole = hashlib.sha256()
    for jar in sorted(folder.glob("*.jar"), key=lambda path: path.name):
        with jar.open("rb") as opened:
            whole.update(f"{hashlib.file_digest(opened, 'sha256').hexdigest()}  {jar.name}\n".encode())
    return whole.hexdigest()


def _wait(process: "subprocess.Popen[bytes]", http: int) -> bool:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        if _answers(http):
            return True
        time.sleep(0.2)
    return False


def _answers(http: int) -> bool:
    # No proxy: the server is here, whatever the environment says.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with contextlib.suppress(OSError), opener.open(f"http://127.0.0.1:{http}/", timeout=2) as answer:
        return bool(answer.status == 200)
    return False


# -- the server of ``make neo4j`` --

HOME: Final = Path(".neo4j")
BOLT, HTTP = 7687, 7474
READY: Final = """Neo4j {version} is up.
  Browser   http://127.0.0.1:7474/browser/  user neo4j, password as in NEO4J_PASSWORD
  fill it   claimgraph push neo4j://127.0.0.1
  stop it   make neo4j-stop"""


def main(arguments: list[str] | None = None) -> int:
    """``start`` or ``stop``: Docker's where an engine answers, else one of Maven's artifacts with its data in ``.neo4j`` here."""
    words = sys.argv[1:] if arguments is None else arguments
    if words not in (["start"], ["stop"]):
        return _say("usage: python -m claimgraph.graph.neo4j_server start|stop", 2)
    try:
        return _say(_start() if words == ["start"] else _stop(), 0)
    except ProjectionError as error:
        return _say(f"claimgraph: {error}", 3)


def _start() -> str:
    password = os.environ.get("NEO4J_PASSWORD", "")
    if not PASSWORD.fullmatch(password) or password == "neo4j":
        raise ProjectionError("set NEO4J_PASSWORD first: 8 characters or more, none of them /")
    if _docker():
        _compose("up", "--detach", "--wait")
        return READY.format(version="(Docker)")
    running = _running()
    if running is not None:
        return f"It runs already (process {running}).\n" + READY.format(version=RELEASES["lts"].version)
    if _answers(HTTP):
        raise ProjectionError(f"something else answers on port {HTTP}; stop it, or use it: claimgraph push neo4j://127.0.0.1")
    home = HOME.absolute()
    heap = os.environ.get("NEO4J_HEAP", "1g")
    server = launch(RELEASES["lts"], home, password, bolt=BOLT, http=HTTP, heap=heap)
    assert server.process is not None
    (home / "pid").write_text(str(server.process.pid), encoding="ascii")
    return READY.format(version=RELEASES["lts"].version)


def _stop() -> str:
    if _docker():
        _compose("stop")
        return "Neo4j is stopped; its data stays in Docker's volumes (docker compose down -v takes them away)."
    running = _running()
    if running is None:
        return "No Neo4j of make neo4j runs here."
    os.kill(running, signal.SIGTERM)
    for _ in range(300):
        if _running() is None:
            return f"Neo4j is stopped; its data stays in {HOME}/ (rm -r {HOME} takes it away)."
        time.sleep(0.1)
    raise ProjectionError(f"process {running} does not end; kill it")


def _running() -> int | None:
    """The process of the server in `HOME`; a number that another process got since is not taken for it."""
    try:
        pid = int((HOME / "pid").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    done = subprocess.run(["ps", "-o", "stat=,command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return pid if f"--home-dir={HOME.absolute()}" in done.stdout and not done.stdout.startswith("Z") else None


def _docker() -> bool:
    if shutil.which("docker") is None:
        return False
    commands = (["docker", "info"], ["docker", "compose", "version"])
    return all(subprocess.run(command, capture_output=True, check=False).returncode == 0 for command in commands)


def _compose(*arguments: str) -> None:
    if subprocess.run(["docker", "compose", *arguments], check=False).returncode:
        raise ProjectionError(f"docker compose {arguments[0]} failed; what it said stands above")


def _say(words: str, code: int) -> int:
    print(words, file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main())
