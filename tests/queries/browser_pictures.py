"""The README's pictures: three questions drawn by Neo4j Browser in headless Chromium, on the sample articles.

Run: ``make neo4j-pictures`` (``python tests/queries/browser_pictures.py [FOLDER]``), with Chromium, Java and Maven. A server is started for
it, the demo's record pushed, the style and the folder of favourites dropped onto the Browser as a person would. Look at the pictures.
"""

import base64
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from claimgraph.graph.neo4j import connect
from claimgraph.graph.neo4j_push import push
from claimgraph.graph.neo4j_server import RELEASES, Server, free_port, launch
from claimgraph.queries.favourites import FOLDER

__all__ = ["Chromium", "take_pictures"]

SHOWN: Final = ("1-who-accuses-whom", "2-one-claim", "3-an-actor")
SIZE: Final = (1180, 760)
DROP: Final = """
(async () => {
  const bytes = Uint8Array.from(atob(%s), (c) => c.charCodeAt(0)), data = new DataTransfer();
  data.items.add(new File([bytes], %s));
  const target = document.querySelector('.monaco-editor');
  for (const type of ['dragenter', 'dragover', 'drop']) {
    target.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: data}));
    await new Promise((done) => setTimeout(done, 500));
  }
})()
"""


class Chromium:
    """A headless Chromium that is told what to do over a pipe (the DevTools protocol); close it with ``with``."""

    def __init__(self, program: str) -> None:
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        # The protocol's pipes are the descriptors 3 and 4; a shell puts them there. Nothing but this machine is ever looked up.
        options = [
            "--headless=new", "--no-sandbox", "--remote-debugging-pipe", f"--user-data-dir={self._profile.name}", "--hide-scrollbars",
            "--no-first-run", "--disable-background-networking", "--proxy-server=direct://",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "about:blank",
        ]  # fmt: skip
        wired = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'
        self._process = subprocess.Popen(
            ["bash", "-c", wired, program, *options], pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._out, self._in = os.fdopen(ours_out, "wb", buffering=0), os.fdopen(ours_in, "rb")
        self._n = 0
        self._session: dict[str, str] = {}
        (page, *_) = [t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page"]
        self._session = {"sessionId": self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]}
        self.call("Page.enable")
        self.call("Emulation.setDeviceMetricsOverride", width=SIZE[0], height=SIZE[1], deviceScaleFactor=1, mobile=False)

    def call(self, method: str, **parameters: Any) -> Any:
        """The answer to one command."""
        self._n += 1
        self._out.write(json.dumps({"id": self._n, "method": method, "params": parameters, **self._session}).encode() + b"\0")
        while True:
            message = bytearray()
            while (byte := self._in.read(1)) != b"\0":
                if not byte:
                    raise RuntimeError("Chromium ended")
                message += byte
            answer = json.loads(message)
            if answer.get("id") == self._n:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def run(self, script: str) -> Any:
        """The value of a piece of JavaScript in the page."""
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{script[:80]}: {answer['exceptionDetails']['text']}")
        return answer["result"].get("value")

    def wait_for(self, condition: str, seconds: float = 120) -> None:
        """Wait until a condition holds in the page."""
        end = time.monotonic() + seconds
        while not self.run(condition):
            if time.monotonic() > end:
                raise RuntimeError(f"not within {seconds} s: {condition}")
            time.sleep(0.3)

    def type(self, selector: str, text: str) -> None:
        """Type into an element."""
        self.run(f"document.querySelector({json.dumps(selector)}).focus()")
        self.call("Input.insertText", text=text)

    def press(self, key: str, code: int, *, control: bool = False) -> None:
        """Press a key."""
        for type_ in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=type_, key=key, windowsVirtualKeyCode=code, modifiers=2 if control else 0)

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def __enter__(self) -> "Chromium":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(30)
        self._out.close()
        self._in.close()
        self._profile.cleanup()


def log_in(browser: Chromium, server: Server) -> None:
    """Open the Browser of a server and connect."""
    browser.call("Page.navigate", url=f"http://127.0.0.1:{server.http}/browser/")
    browser.wait_for("document.querySelector('[data-testid=password]') !== null")
    browser.type("[data-testid=username]", server.username)
    browser.type("[data-testid=password]", server.password)
    browser.run("document.querySelector('[data-testid=connect]').click()")
    browser.wait_for("document.body.innerText.includes('You are connected')")


def enter(browser: Chromium, text: str) -> None:
    """Run something in the editor."""
    browser.run("document.querySelector('.monaco-editor textarea').focus()")
    browser.press("a", 65, control=True)
    browser.press("Backspace", 8)
    browser.call("Input.insertText", text=text)
    time.sleep(0.5)
    browser.press("Enter", 13, control=True)
    time.sleep(1)


def drop(browser: Chromium, path: Path) -> None:
    """Drop a file onto the editor."""
    browser.run(DROP % (json.dumps(base64.b64encode(path.read_bytes()).decode()), json.dumps(path.name)))
    time.sleep(1)


def take_pictures(server: Server, program: str, names: tuple[str, ...] = SHOWN) -> dict[str, bytes]:
    """Name to PNG of each question drawn; RuntimeError where the Browser does not show what it should."""
    made = {}
    with Chromium(program) as browser:
        log_in(browser, server)
        drop(browser, FOLDER / "claimgraph.grass")
        browser.wait_for("document.body.innerText.includes('relationship.ACCUSES')")
        drop(browser, FOLDER / "claimgraph.zip")
        browser.run("document.querySelector('[data-testid=navigationFavorites]').click()")
        browser.wait_for("document.body.innerText.includes('claimgraph pictures') && document.body.innerText.includes('claimgraph tables')")
        browser.run("document.querySelector('[data-testid=navigationFavorites]').click()")
        enter(browser, ":config autoComplete: false")  # "Connect result nodes": the question alone says what is drawn
        for name in names:
            enter(browser, ":clear")
            enter(browser, (FOLDER / "pictures" / f"{name}.cypher").read_text(encoding="utf-8"))
            browser.wait_for("document.querySelectorAll('g.node').length > 1")
            browser.run("document.querySelector('[title=\"Fullscreen\"]:not([data-testid])').click()")
            browser.run("document.querySelector('[title=\"Collapse the node properties display\"]').click()")
            time.sleep(6)  # until the nodes have come to rest
            browser.run("document.querySelector('[aria-label=zoom-to-fit]').click()")
            time.sleep(3)
            made[name] = browser.picture()
            browser.run('document.querySelector(\'[title="Close fullscreen"], [title="Fullscreen"]:not([data-testid])\').click()')
    return made


def shrink(png: bytes) -> bytes:
    """The picture with 64 colours: a quarter of the bytes, and looks the same."""
    from PIL import Image

    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def main(folder: Path = FOLDER / "pictures") -> None:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        sys.exit("there is no Chromium")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        demo = [sys.executable, "-c", "from claimgraph.cli import main; main()", "demo", "--into", "demo"]
        subprocess.run(demo, cwd=scratch, check=True, stdout=subprocess.DEVNULL)
        server = launch(RELEASES["lts"], Path(scratch) / "server", "only-for-pictures", bolt=free_port(), http=free_port())
        try:
            with connect(server.uri, username=server.username, password=server.password) as driver:
                push(Path(scratch) / "demo" / "claimgraph.db", driver)
            for name, png in take_pictures(server, program).items():
                small = shrink(png)
                (folder / f"{name}.png").write_bytes(small)
                sys.stdout.write(f"{folder / name}.png: {len(small):,} bytes\n")
        finally:
            server.stop()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
