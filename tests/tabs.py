"""What tests of pages in a browser share."""

import time


def until(tab, true, patience_s=20):
    """Wait until an expression is true; the page's policy keeps the browser from doing it by itself."""
    deadline = time.monotonic() + patience_s
    while not tab.evaluate(true):
        assert time.monotonic() < deadline, true
        time.sleep(0.03)
