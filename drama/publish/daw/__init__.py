"""An episode for a sound editor: a session of tracks and items, and the forms it is written in."""
