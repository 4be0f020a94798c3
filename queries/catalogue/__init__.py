"""The catalogue: one question a ``.cypher`` file, named as the file is, with its parameters and columns in its head."""
