"""The desk: what a writer changes in a show, with a way back, and looks at before a render."""
