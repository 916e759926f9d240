"""Several episodes published one after another, whatever is wrong with one of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drama.delivery.podcast import Delivered, deliver
from drama.errors import DramaError
from drama.show.production import open_production
from drama.show.project import Project
from drama.show.season import screenplay


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the episode called `name`: what was put in place, or what is wrong with it."""

    name: str
    delivered: Delivered | None
    error: DramaError | None = None


def deliver_each(show: Project, names: Sequence[str]) -> Iterator[Outcome]:
    """Yield what became of each episode, as it is published or has failed; the feed is left as it is."""
    for name in names:
        try:
            delivered = deliver(open_production(show, screenplay(show, name)), feeding=False)
        except DramaError as error:
            yield Outcome(name, None, error)
        else:
            yield Outcome(name, delivered)
