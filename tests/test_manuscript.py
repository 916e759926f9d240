"""The screenplay of a story, and what is read back from it."""

from drama.manuscript import marked_lines
from drama.script.prose.origins import DOUBT_NOTE
from drama.script.screenplay import read


def test_a_doubtful_line_is_found_by_the_number_the_screenplay_gives_it(tmp_path):
    """Form feeds and other rare breaks inside a line do not shift the count, nor do Windows line ends."""
    path = tmp_path / "a.fountain"
    text = f"Rain\x0c and\u2028wind.\r\n\r\nMARA\r\n[[{DOUBT_NOTE} 0.31]] Hello.\r\n"
    path.write_bytes(text.encode())
    said = {line.at for line in read(text, str(path)).lines() if line.role == "MARA"}
    assert marked_lines(path) == said == {4}
