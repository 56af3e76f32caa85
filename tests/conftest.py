"""Settings of all tests."""

from __future__ import annotations

from hypothesis import settings

# A busy machine is no failure: how long an example may take says nothing of what it shows.
settings.register_profile("minutekit", deadline=None)
settings.load_profile("minutekit")
