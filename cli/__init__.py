"""How claimgraph is driven from a shell: one module a subject, and `main`, which the program ``claimgraph`` calls."""

from .app import main

__all__ = ["main"]
