"""The transcript of an episode: who says what, and when, in the forms that players and readers take."""

from drama.publish.transcript.model import Caption, Links, Speech, Transcript, transcribe
from drama.publish.transcript.written import DOCUMENTS, Document

__all__ = ["DOCUMENTS", "Caption", "Document", "Links", "Speech", "Transcript", "transcribe"]
