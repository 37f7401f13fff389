"""Opens the one file of learned numbers that the mind ships with: constants like its word lists, only more of them."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from io import BytesIO

import numpy as np

from bot.mind.learned import Learned


@lru_cache(maxsize=1)
def learned() -> Learned:
    """The learned reader, opened on first use. How the file is made: `bot.learning.train`."""
    raw = files("bot.mind").joinpath("weights.npz").read_bytes()
    with np.load(BytesIO(raw), allow_pickle=False) as arrays:
        return Learned({name: arrays[name] for name in arrays.files})
