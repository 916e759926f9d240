"""What networks are made of, in NumPy: products, norms, attention's softmax, the Gaussian error unit."""

import numpy as np
from numpy.typing import NDArray

from drama.learned.stored import Arrays

Floats = NDArray[np.float32]

_EPSILON = 1e-5


def linear(arrays: Arrays, name: str, x: Floats) -> Floats:
    """Return the layer of that name of `x`, (..., width in), as (..., width out)."""
    # One product of two tables is twice as fast as one for each of the many small ones of `x`.
    found: Floats = x.reshape(-1, x.shape[-1]) @ arrays[f"{name}.weight"].T
    found += arrays[f"{name}.bias"]
    return found.reshape(*x.shape[:-1], -1)


def norm(arrays: Arrays, name: str, x: Floats) -> Floats:
    """Return `x` with every vector's mean and spread set by the layer of that name (Ba et al. 2016)."""
    middle = x - x.mean(axis=-1, keepdims=True)
    spread = np.sqrt((middle * middle).mean(axis=-1, keepdims=True) + np.float32(_EPSILON))
    found: Floats = middle / spread * arrays[f"{name}.weight"] + arrays[f"{name}.bias"]
    return found


def softmax(x: Floats) -> Floats:
    """Return shares along the last axis that sum to 1.0."""
    shares: Floats = np.exp(x - x.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    return shares


def gelu(x: Floats) -> Floats:
    """Return the Gaussian error linear unit by its hyperbolic tangent (Hendrycks and Gimpel 2016)."""
    found: Floats = np.multiply(0.5 * x, 1.0 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))
    return found
