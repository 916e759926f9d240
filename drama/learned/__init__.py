"""Learned parts: small models trained by `training/`, run with NumPy; `model/CARD.md` describes them."""
