"""How the learned parts in `drama/learned/` are made: run `make train`; their CARD.md tells the rest."""
