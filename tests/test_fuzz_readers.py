"""A short run of the readers' fuzzing (tests/fuzz_readers.py runs it as long as wanted)."""

from __future__ import annotations

import pytest

from fuzz_readers import check_case, own_files, run_cases


@pytest.mark.parametrize(("name", "data"), list(own_files()), ids=[name for name, _ in own_files()])
def test_sound_file_keeps_the_laws(name: str, data: bytes) -> None:
    assert check_case(name, data) is None


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_damaged_files_end_in_a_document_or_one_error(seed: int) -> None:
    count, finds, _ = run_cases(list(own_files()), seed, lambda count: count < 120)
    assert count == 120
    assert not {place: (find.what, find.name, find.data[:200]) for place, find in finds.items()}
