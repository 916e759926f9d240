"""The listening page: an episode as one HTML file that plays, and can be read along, without a server."""

from drama.publish.page.build import Cover, Listening, page

__all__ = ["Cover", "Listening", "page"]
