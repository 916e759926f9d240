"""What the writer settled about who speaks, and finding it again after the story was edited."""
