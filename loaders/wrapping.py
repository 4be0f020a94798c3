"""Where does a line end only because the page was narrow?

Agency texts of old and e-mails are wrapped at some width: a line ends in mid-sentence, and the next begins at the margin. `unwrap` gives
such a text with spaces for those line ends, as long as it was, so that offsets hold; whoever reads sentences, quotations or attributions
reads that. Ends of paragraphs stay. A text that is not wrapped comes back as it is.
"""

import re
from typing import Final

__all__ = ["unwrap"]

FULL: Final = 0.7
"""A line that with the next word reaches this share of the page's width was full."""

_JOINT: Final = re.compile(r"(?<=\S)[ \t]*\n(?=\S)")


def unwrap(text: str) -> str:
    """The text with spaces in place of the line ends that wrapping made; of the same length.

    It is taken as wrapped where more than a third of its single line ends, and two at least, go on in lower case. Then a line that was full
    goes on in the next, and so does one before lower case; a short one ("By Ann Lee") ends a paragraph.
    """
    joints = [m.end() - 1 for m in _JOINT.finditer(text)]
    on = {at for at in joints if text[at + 1].islower()}
    if len(on) < 2 or 3 * len(on) <= len(joints):
        return text
    starts = [text.rfind("\n", 0, at) + 1 for at in joints]
    lengths = sorted(at - start for at, start in zip(joints, starts, strict=True))
    width = lengths[-1 - len(lengths) // 20]
    letters = list(text)
    for at, start in zip(joints, starts, strict=True):
        word = text[at + 1 : at + 41].split(None, 1)[0]
        if at in on or at - start + 1 + len(word) >= FULL * width:
            letters[at] = " "
    return "".join(letters)
