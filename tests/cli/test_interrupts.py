import gc
import signal
import sys
import time
import weakref
from collections.abc import Callable, Iterator

import pytest

from claimgraph.cli.interrupts import interrupts_kept


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    """A shell that runs the tests in the background lets its children ignore Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Closing:
    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


def finalized() -> None:
    Closing()


def collected() -> None:
    one = Closing()
    one.itself = one  # type: ignore[attr-defined]
    del one
    gc.collect()


def called_back() -> None:
    watched = type("Watched", (), {})()
    kept = weakref.ref(watched, lambda _: signal.raise_signal(signal.SIGINT))
    del watched
    assert kept() is None


@pytest.mark.parametrize("swallows", [finalized, collected, called_back])
def test_ctrl_c_within_a_finalizer_still_stops(swallows: Callable[[], None], capsys: pytest.CaptureFixture[str]) -> None:
    before, reached = sys.unraisablehook, []
    with pytest.raises(KeyboardInterrupt), interrupts_kept():
        swallows()
        reached.append("swallowed, as Python does")
        for _ in range(600):
            time.sleep(0.1)
    assert reached and capsys.readouterr().err == ""
    assert sys.unraisablehook is before


def test_another_fault_of_a_finalizer_is_told_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing:
        def __del__(self) -> None:
            raise ValueError("at the end")

    told: list[str] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda swallowed: told.append(str(swallowed.exc_value)))
    with interrupts_kept():
        Failing()
    assert told == ["at the end"]
