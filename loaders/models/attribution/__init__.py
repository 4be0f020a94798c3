"""The attribution model's files; ``MODEL.md`` is its card, `claimgraph.loaders.encoder` reads them."""
