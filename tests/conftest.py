"""Settings of all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A busy machine is no failure: how long an example takes says nothing of what it shows.
settings.register_profile("minutekit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("minutekit")
