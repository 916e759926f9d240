"""The kinds of file an episode can be exported as: sound files, and the forms of its transcript."""

from pathlib import Path

from drama.errors import OutputError, Place, Problem, nearest
from drama.publish.exporter import EXPORTERS
from drama.publish.transcript import DOCUMENTS

ENDINGS = {kind: exporter.suffix for kind, exporter in EXPORTERS.items()} | {
    kind: document.suffix for kind, document in DOCUMENTS.items()
}


def kind_of(path: Path) -> str:
    """Return the kind that a file's ending asks for; raises `OutputError` where it asks for none."""
    name = path.name.lower()
    asked = [kind for kind, ending in ENDINGS.items() if name.endswith(ending)]
    if not asked:
        what = "this ending is of no kind of file that can be written"
        raise OutputError(Problem(what, Place(str(path)), f"choose one of: {', '.join(ENDINGS.values())}"))
    return max(asked, key=lambda kind: len(ENDINGS[kind]))


def checked(kind: str) -> str:
    """Return `kind`; raises `OutputError` where there is none of that name."""
    if kind not in ENDINGS:
        what = f"there is no kind of file called '{kind}'{nearest(kind, ENDINGS)}"
        raise OutputError(Problem(what, hint=f"choose one of: {', '.join(ENDINGS)}"))
    return kind
