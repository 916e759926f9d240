"""Tables for spreadsheets, in which no text is taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Signs with which a formula begins, wide ones included."""


def table(columns: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """Return rows as CSV with a heading; texts are `harmless`, numbers stay numbers."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([harmless(one) if isinstance(one, str) else one for one in row] for row in rows)
    return "\ufeff" + written.getvalue()  # the mark by which spreadsheets know UTF-8


def harmless(text: str) -> str:
    """Return text that no spreadsheet takes for a formula (OWASP, "CSV injection")."""
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
