"""Quality and speed on the development data: each figure stays on its side of a floor or ceiling.

The data and the measuring scripts are not part of this repository. Where they lie beside the checkout
(``../shared``), or where MINUTEKIT_SHARED points, the scripts run as they are and their last line is held
against ``floors.json``. A floor may be raised, never lowered, without a decision record.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("MINUTEKIT_SHARED", ROOT.parent / "shared"))
FLOORS = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not (SHARED / "bench").is_dir(), reason="the development data is not beside this checkout"),
]


def measure(script: str, tmp_path: Path) -> dict:
    out = tmp_path / "result.json"
    name, *arguments = script.split()
    subprocess.run(
        [sys.executable, SHARED / "bench" / f"{name}.py", *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "MINUTEKIT_BENCH_OUT": str(out)},
        timeout=900,
    )
    return json.loads(out.read_text(encoding="utf-8"))


def look_up(result: dict, key: str) -> float:
    value = result
    for part in key.split("."):
        value = value[part]
    return value


@pytest.mark.parametrize("script", sorted(FLOORS))
def test_figures_stay_within_their_floors(script, tmp_path):
    result = measure(script, tmp_path)
    for key, (sign, bound) in FLOORS[script].items():
        value = look_up(result, key)
        assert value >= bound if sign == ">=" else value <= bound, f"{script}: {key} is {value}, not {sign} {bound}"
