"""What is kept: takes and encoded reels by their content, on this computer and where several share them."""
