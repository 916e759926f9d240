"""Recordings that come with drama, for sounds that no model makes as well: single steps, all of them CC0."""
