"""What each view of the page asks for: a module a view, each with its own table of endpoints."""
