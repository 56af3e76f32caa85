"""Do the tests notice? ``python tests/mutation.py [SAMPLE]``: mutants of the stages, sampled, and how many are killed.

cosmic-ray makes the mutants in a copy of the sources; of each area the same sample is drawn on every machine. A mutant
is killed when the area's tests fail or take ten times as long. Trained weights are data and are not mutated. Prints a
line an area and the share over all; ends with 1 below the floor.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
FLOOR = 0.70
AREAS = {
    "readers": "test_readers_* test_read_source*",
    "structure": "test_structure* test_meetings_* test_lexicon*",
    "points": "test_points_*",
    "themes": "test_themes_*",
    "digests": "test_digests_*",
    "archive": "test_archive*",
    "renderers": "test_renderers_*",
    "review": "test_review*",
}
SURVIVED = "SELECT COUNT(*) FROM work_results WHERE test_outcome = 'SURVIVED'"
DONE = "SELECT COUNT(*) FROM work_results WHERE test_outcome IN ('SURVIVED', 'KILLED')"


def main() -> int:
    """Mutate area by area and print what share of the mutants was killed."""
    sample = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    areas = sys.argv[2:] or list(AREAS)
    total = survived = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv*", "dist", ".*cache*", ".hypothesis"))
        for area in areas:
            if (copy / "src" / "minutekit" / area).is_dir():
                tried, lived = mutate(copy, area, sample)
                print(f"{area:<10} {tried - lived} of {tried} killed", flush=True)
                total += tried
                survived += lived
    share = (total - survived) / max(total, 1)
    print(f"all        {total - survived} of {total} killed: {share:.2f} (floor {FLOOR})")
    return 0 if share >= FLOOR else 1


def mutate(copy: Path, area: str, sample: int) -> tuple[int, int]:
    """Run the sample of one area; return how many mutants were tried and how many lived."""
    tests = sorted(str(path) for pattern in AREAS[area].split() for path in (copy / "tests").glob(f"{pattern}.py"))
    command = (
        f"{BIN / 'pytest'} -x -q -p no:cacheprovider -p no:randomly -m 'not browser and not office' {' '.join(tests)}"
    )
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    start = time.monotonic()
    subprocess.run(command, shell=True, cwd=copy, env=environment, check=True, capture_output=True)  # noqa: S602
    limit = 10 * (time.monotonic() - start)
    config = copy / f"{area}.toml"
    config.write_text(
        f'[cosmic-ray]\nmodule-path = "src/minutekit/{area}"\ntimeout = {limit:.0f}\nexcluded-modules = []\n'
        f'test-command = "{command}"\n[cosmic-ray.distributor]\nname = "local"\n',
        encoding="utf-8",
    )
    session = copy / f"{area}.sqlite"
    for step in (["init", config, session], ["exec", config, session]):
        if step[0] == "exec":
            draw_sample(session, sample)
        subprocess.run([BIN / "cosmic-ray", *step], cwd=copy, env=environment, check=True, capture_output=True)
    with sqlite3.connect(session) as results:
        return results.execute(DONE).fetchone()[0], results.execute(SURVIVED).fetchone()[0]


def draw_sample(session: Path, sample: int) -> None:
    """Leave a sample of the mutants in a session, the same each time."""
    with sqlite3.connect(session) as work:
        jobs = sorted(
            work.execute("SELECT job_id, module_path, start_pos_row, operator_name FROM mutation_specs"),
            key=lambda job: job[1:],
        )
        keep = {job[0] for job in random.Random(1).sample(jobs, min(sample, len(jobs)))}
        gone = [(job[0],) for job in jobs if job[0] not in keep]
        work.executemany("DELETE FROM mutation_specs WHERE job_id = ?", gone)
        work.executemany("DELETE FROM work_items WHERE job_id = ?", gone)


if __name__ == "__main__":
    sys.exit(main())
