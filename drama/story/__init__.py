"""Story files in any supported format: `reader.read` makes a `model.Story` of one.

Nothing is loaded with the package, for a screenplay needs the model and not the readers.
"""
