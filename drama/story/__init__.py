"""Story files in any supported format, read into one `Story`."""

from drama.story.model import Aside, Chapter, Paragraph, Reason, Scene, Span, Story, spoken

__all__ = ["Aside", "Chapter", "Paragraph", "Reason", "Scene", "Span", "Story", "spoken"]
