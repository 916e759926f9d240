"""The studio: a local web page over the show, and the small HTTP API it talks to.

Every answer is a library call that the command line makes too, and every change lands in the same plain
files; docs/studio.md says how an endpoint and a view are made.
"""
