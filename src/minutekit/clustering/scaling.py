"""Rows of one length."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


LEAST_LENGTH = 10 * float(np.finfo(np.float64).eps)
"""A shorter row is nothing but rounding."""


def scale_rows(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Bring rows to length 1; rows of zeros, or of what rounding leaves of them, stay.

    What scikit-learn's ``normalize`` does, whose import takes as long as the themes of a meeting.
    """
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    return np.asarray(rows / np.where(lengths > LEAST_LENGTH, lengths, 1.0)[:, None])
