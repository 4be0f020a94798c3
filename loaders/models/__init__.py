"""The trained models that are shipped, one folder each."""
