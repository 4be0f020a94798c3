"""claimgraph: who said what about whom, from news articles, with the chain through which each statement reached the reader."""

__version__ = "0.1.0"
