"""What becomes of a job that fails."""

import errno
import os

import pytest

from drama.errors import OutputError, Problem
from drama.studio.events import Bus
from drama.studio.jobs import Jobs


def failing(fault, tmp_path):
    """Return a job that fails so."""

    def work(_):
        raise fault

    jobs = Jobs(tmp_path, Bus())
    jobs.start("render", "one", work)
    jobs.close()
    return jobs.state


def test_what_the_system_refuses_is_told_by_name(tmp_path, capsys):
    """A folder that may not be read is the user's to open; it is no bug, and no traceback."""
    fault = PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(tmp_path / "sfx"))
    state = failing(fault, tmp_path)
    assert state.phase == "failed"
    assert state.problems[0].what == "cannot be reached: Permission denied"
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("fault", [ValueError("odd"), OSError(errno.EIO, "disk")])
def test_a_bug_ends_the_job_and_is_shown_in_the_terminal(tmp_path, capsys, fault):
    """Whoever looks for it has its traceback."""
    state = failing(fault, tmp_path)
    assert state.problems[0].what.startswith("the program failed: ")
    assert "Traceback" in capsys.readouterr().err


def test_a_problem_is_told_as_it_is(tmp_path):
    """It was made for the user."""
    state = failing(OutputError(Problem("no room", hint="make some")), tmp_path)
    assert (state.phase, state.problems[0].what) == ("failed", "no room")
