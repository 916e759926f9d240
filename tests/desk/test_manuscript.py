"""The screenplay of a story, and what is read back from it."""

import pytest

from drama.desk.manuscript import account_path, marked_lines, origins, people
from drama.errors import ScriptError
from drama.script.prose.origins import DOUBT_NOTE
from drama.script.screenplay import read


def test_a_doubtful_line_is_found_by_the_number_the_screenplay_gives_it(tmp_path):
    """Form feeds and other rare breaks inside a line do not shift the count, nor do Windows line ends."""
    path = tmp_path / "a.fountain"
    text = f"Rain\x0c and\u2028wind.\r\n\r\nMARA\r\n[[{DOUBT_NOTE} 0.31]] Hello.\r\n"
    path.write_bytes(text.encode())
    said = {line.at for line in read(text, str(path)).lines() if line.role == "MARA"}
    assert marked_lines(path) == said == {4}


@pytest.mark.parametrize("written", ['{"people": ["x"], "lines": [3]}', '{"people": [{}], "lines": [{}]}'])
def test_a_damaged_account_is_named(tmp_path, written):
    """An account that is JSON but no account is the user's to delete, with its place."""
    path = tmp_path / "a.fountain"
    account_path(path).write_text(written, encoding="utf-8")
    for read_back in (people, origins):
        with pytest.raises(ScriptError, match="a.origins.json: this account is damaged"):
            read_back(path)
