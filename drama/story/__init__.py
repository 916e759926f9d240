"""Story files in any supported format, read into one `Story`."""

from drama.story.model import Aside, Chapter, Paragraph, Reason, Scene, Span, Story, spoken
from drama.story.reader import read

__all__ = ["Aside", "Chapter", "Paragraph", "Reason", "Scene", "Span", "Story", "read", "spoken"]
