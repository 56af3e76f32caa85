"""A bound on how long one file may be read."""

from __future__ import annotations

import time

from minutekit.errors import LimitExceededError


class Deadline:
    """Raises LimitExceededError when reading has taken longer than allowed.

    The clock decides only whether reading goes on, never what is read.
    """

    __slots__ = ("_end", "_name", "_seconds")

    def __init__(self, name: str, seconds: float) -> None:
        self._name = name
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Raise if the time is up."""
        if time.monotonic() > self._end:
            message = (
                f"reading takes longer than {self._seconds:g} s; raise ReadOptions(max_seconds=...) or split the file"
            )
            raise LimitExceededError(self._name, message)
