"""The transcript of an episode: who says what, and when, in the forms that players and readers take."""

from drama.publish.transcript.model import Links, Passage, Transcript, transcribe
from drama.publish.transcript.written import DOCUMENTS, Document

__all__ = ["DOCUMENTS", "Document", "Links", "Passage", "Transcript", "transcribe"]
