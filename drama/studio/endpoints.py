"""Everything that can be asked of the studio: one table, a module of `api/` for each view."""

from drama.studio.api import (
    casting,
    cues,
    doubts,
    episodes,
    lines,
    shows,
    sounds,
    steps,
    takes,
    texts,
    timeline,
    work,
)
from drama.studio.endpoint import Endpoint

ENDPOINTS: tuple[Endpoint, ...] = (
    *shows.ENDPOINTS,
    *work.ENDPOINTS,
    *sounds.ENDPOINTS,
    *texts.ENDPOINTS,
    *lines.ENDPOINTS,
    *cues.ENDPOINTS,
    *episodes.ENDPOINTS,
    *takes.ENDPOINTS,
    *doubts.ENDPOINTS,
    *casting.ENDPOINTS,
    *steps.ENDPOINTS,
    *timeline.ENDPOINTS,
)
"""The endpoints, in no particular order: no two answer the same request."""
