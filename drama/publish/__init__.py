"""Finished files: views of an episode for players, feeds and editors."""

from drama.publish.episode import Published, publish
from drama.publish.exporter import EXPORTERS, Exporter
from drama.publish.tags import Tags

__all__ = ["EXPORTERS", "Exporter", "Published", "Tags", "publish"]
