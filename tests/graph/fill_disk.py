"""A push that fills the server's disk: is what it says one line, and does the next push, once there is room, make the graph the record's?

Run: ``python tests/graph/fill_disk.py``, as root on Linux (a disk of 250 MB is mounted for the server), with Java and Maven.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from claimgraph.graph.errors import ProjectionError
from claimgraph.graph.neo4j import connect
from claimgraph.graph.neo4j_push import push
from claimgraph.graph.record import Record
from claimgraph.graph.rows import NodeRow

DISK_MB = 250
LEFT = 8_000_000


def try_push(server: Any, record: Record) -> str:
    """What a push said, or that the graph is the record's after it."""
    from kill_pushes import differences

    try:
        with connect(server.uri, username=server.username, password=server.password, retry_seconds=5) as driver:
            push(record.path, driver)
            return "\n".join(differences(record, driver)) or "the graph is the record's"
    except ProjectionError as error:
        return str(error)


def main() -> None:
    sys.path.insert(0, str(Path(__file__).parent))
    import neo4j_server
    import seeded

    nodes, edges = seeded.seeded_graph()
    try:
        server = neo4j_server.launch_release("lts", disk_mb=DISK_MB)
    except ProjectionError as error:
        sys.exit(f"skipped: {error}")
    try:
        if not server.home.is_mount():
            sys.exit("skipped: no disk could be mounted; that needs root on Linux")
        with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "record.db") as record:
            record.graph.replace(nodes, edges)
            said = [try_push(server, record)]
            nodes += [NodeRow("Article", f"a_{i:020x}", {"text": f"{i} " * 5000}) for i in range(1500)]
            record.graph.replace(nodes, edges)
            disk = os.statvfs(server.home)
            ballast = server.home / "ballast"
            ballast.write_bytes(bytes(disk.f_bavail * disk.f_frsize - LEFT))
            said += [try_push(server, record), try_push(server, record)]
            ballast.unlink()
            server.stop()
            server.start()
            said.append(try_push(server, record))
    finally:
        server.stop()
    for when, words in zip(("room", "the disk fills", "again", "room, restarted"), said, strict=True):
        sys.stdout.write(f"{when:<16} {words}\n")
    good = said[0] == said[3] == "the graph is the record's" and all("disk" in words and "\n" not in words for words in said[1:3])
    sys.exit(not good)


if __name__ == "__main__":
    main()
