"""A stretch of wire between a driver and a real server on which a leader can change: the writes that it stops get a cluster's answer.

Neo4j Community has no clusters, but its driver tells a change of leader by the code of the answer. Everything else passes unchanged.
"""

import contextlib
import socket
import threading
from types import TracebackType
from typing import Final, Self

__all__ = ["Wire"]

CODE: Final = "Neo.ClientError.Cluster.NotALeader"
WRITES: Final = b"UNWIND $rows"


class Wire:
    """Listens on a port of 127.0.0.1 and passes on to a server; the next ``n_refused`` batches of rows are refused as by a follower."""

    def __init__(self, host: str, port: int) -> None:
        self._to = (host, port)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.n_refused = 0
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # closed
            while True:
                client, _ = self._listening.accept()
                server = socket.create_connection(self._to)
                self._open += [client, server]
                for ends in ((client, server, True), (server, client, False)):
                    threading.Thread(target=self._pass_on, args=ends, daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket, may_refuse: bool) -> None:
        with contextlib.suppress(OSError):  # the other direction closed it
            while data := source.recv(1 << 16):
                if may_refuse and self.n_refused and WRITES in data:
                    self.n_refused -= 1
                    source.sendall(_failure())
                    break
                target.sendall(data)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._listening.close()
        for end in self._open:
            end.close()


def _failure() -> bytes:
    """A FAILURE of the Bolt protocol, with the keys of all its versions (https://neo4j.com/docs/bolt/current/bolt/message/)."""
    told = {"code": CODE, "neo4j_code": CODE, "message": "No longer leader", "gql_status": "50N42", "description": "no longer leader"}
    packed = b"\xb1\x7f" + bytes([0xA0 + len(told)]) + b"".join(_text(word) for pair in told.items() for word in pair)
    return len(packed).to_bytes(2, "big") + packed + b"\0\0"


def _text(word: str) -> bytes:
    data = word.encode()
    return b"\xd0" + bytes([len(data)]) + data
