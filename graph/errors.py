"""Every error that claimgraph raises on purpose.

A message says what was wrong with which value, where (path, article id, offset), and what to do::

    ClaimgraphError
    ├── UsageError            wrong option, unknown name, path that is not there      exit code 2
    ├── InputError            one input (file, item, row, article) that cannot be used; the run goes on   exit code 1
    │   ├── EncodingError     bytes that are no text in any encoding that was found
    │   ├── LanguageError     a text in a language that is not read
    │   ├── InputNote         no fault: something about an input that was read, or left alone, that its owner should know   exit code 0
    │   └── ExtractionError   an article on which a step failed
    ├── RecordError           the record cannot be used (not ours, newer, locked, disk full)   exit code 3
    ├── ProjectionError       a graph engine or server cannot be used                exit code 3
    ├── QueryError            a Cypher statement that the engine refuses            exit code 2
    └── ModelError            a shipped model or word list that is absent or damaged   exit code 3
"""

__all__ = [
    "ClaimgraphError",
    "EncodingError",
    "ExtractionError",
    "InputError",
    "InputNote",
    "LanguageError",
    "ModelError",
    "ProjectionError",
    "QueryError",
    "RecordError",
    "UsageError",
]


class ClaimgraphError(Exception):
    """The base of all; ``exit_code`` is what the command line ends with."""

    exit_code = 3


class UsageError(ClaimgraphError):
    """A wrong option, an unknown name or a path that is not there."""

    exit_code = 2


class InputError(ClaimgraphError):
    """One input that cannot be used; it is named in the report and the run goes on."""

    exit_code = 1


class EncodingError(InputError):
    """Bytes that are no text in any encoding that was found."""


class LanguageError(InputError):
    """A text in a language that is not read."""


class InputNote(InputError):  # noqa: N818 - it is no error
    """No fault: a thing about an input that its owner should know (an encoding that was found out, files of no known kind left alone).

    Nothing was lost by it, so it belongs under the report's notes, not among what failed.
    """

    exit_code = 0


class ExtractionError(InputError):
    """An article on which a step of the extraction failed."""


class RecordError(ClaimgraphError):
    """The record cannot be used: not ours, made by a newer version, locked, or the disk is full."""


class ProjectionError(ClaimgraphError):
    """A graph engine or server cannot be used."""


class QueryError(ClaimgraphError):
    """A Cypher statement that the engine refuses."""

    exit_code = 2


class ModelError(ClaimgraphError):
    """A shipped model or word list that is absent or damaged."""
