"""Settings of all tests."""

from __future__ import annotations

import gc
import signal

from hypothesis import HealthCheck, settings

# A busy machine is no failure: how long an example takes says nothing of what it shows.
settings.register_profile("minutekit", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("minutekit")

# A shell starts what it runs in the background with interrupts ignored, and every process started here inherits that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Keep the tests themselves out of garbage collections, which would else be the longest part of a short timing."""
    gc.collect()
    gc.freeze()
