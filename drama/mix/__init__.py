"""The mix: how loud each clip is heard to be, and the timeline played in reels, block by block."""
