"""What an episode is made from, what of it the next render makes anew and why, and what that will cost."""
