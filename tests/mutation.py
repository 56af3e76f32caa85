"""Do the tests notice? ``python tests/mutation.py [--sample N] [--seed N] [AREA ...]``: sampled mutants of the stages.

cosmic-ray makes the mutants in a copy of the sources; a seed draws the same sample on every machine. The areas' tests
and those of the whole way run once, and coverage tells which of them reach a line: a mutant inside a function meets
these, the area's own first, any other all of them. It is killed when they fail or take twice as long as all did. Left
out is what cannot behave otherwise: trained weights (data) and annotations. Prints a line an area, each mutant that
lived, and the share over all; ends with 1 below the floor.
"""

from __future__ import annotations

import argparse
import ast
import itertools
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cosmic_ray.plugins
from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.mutating import use_mutation
from coverage import CoverageData

ROOT = Path(__file__).resolve().parents[1]
FLOOR = 0.70
FEW = 5
AREAS = {
    "readers": "test_readers_* test_read_source* test_transcript_* test_chats test_frontmatter test_table_heads test_speakers",
    "structure": "test_structure* test_layouts* test_lexicon* test_speakers test_rosters test_owners",
    "points": "test_points_*",
    "themes": "test_themes_* test_clustering_* test_distributed",
    "digests": "test_digests_* test_privacy test_wording",
    "archive": "test_archive* test_storage test_lineage test_exchange test_report",
    "renderers": "test_renderers_*",
    "review": "test_review*",
}
"""The stages, and which tests are theirs."""
WHOLE = "golden/test_golden golden/test_digests test_small_notes test_multilingual test_docs"
"""Tests that go the whole way from a file to a digest or an archive; every stage is theirs too."""
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not browser and not office"]


@dataclass(frozen=True)
class Mutant:
    """One change that cosmic-ray can make: the ``occurrence``-th place of an operator in a module."""

    module: Path
    operator: str
    occurrence: int
    line: int
    column: int


def main() -> int:
    """Mutate area by area and print what share of the mutants was killed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sample", type=int, default=40, help="mutants an area")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("areas", nargs="*", metavar="AREA", help=f"of {', '.join(AREAS)}; without: all")
    options = parser.parse_args()
    areas = options.areas or list(AREAS)
    tried = killed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv*", "dist", ".*cache*", ".hypothesis"))
        trial = Trial(copy, {area: find_tests(copy, area) for area in areas})
        for area in areas:
            lived = trial.mutate_area(area, options.sample, options.seed)
            n_killed = sum(not mutant for mutant in lived)
            print(f"{area:<10} {n_killed} of {len(lived)} killed", *filter(None, lived), sep="\n    ", flush=True)
            tried += len(lived)
            killed += n_killed
    share = killed / max(tried, 1)
    print(f"all        {killed} of {tried} killed: {share:.2f} (floor {FLOOR})")
    return 0 if share >= FLOOR else 1


def find_tests(copy: Path, area: str) -> list[str]:
    """Return the test files that concern an area, its own first."""
    patterns = f"{AREAS[area]} {WHOLE}".split()
    return [str(path) for pattern in patterns for path in sorted((copy / "tests").glob(f"{pattern}.py"))]


class Trial:
    """A copy of the sources to mutate, and which tests reach which of its lines."""

    def __init__(self, copy: Path, tests: dict[str, list[str]]) -> None:
        """Run all tests once. What fails without any mutant, as tests of speed may while it is measured, is left out."""
        self._copy = copy
        self._tests = tests
        self._environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        coverage = copy / ".coverage.mutation"
        measuring = [f"--cov={copy / 'src' / 'minutekit' / area}" for area in tests]
        start = time.monotonic()
        run = subprocess.run(
            [
                *PYTEST,
                "-rfE",
                *dict.fromkeys(itertools.chain(*tests.values())),
                *measuring,
                "--cov-context=test",
                "--cov-report=",
            ],
            cwd=copy,
            env={**self._environment, "COVERAGE_FILE": str(coverage)},
            check=False,
            capture_output=True,
            text=True,
        )
        failing = sorted(set(re.findall(r"(?m)^(?:FAILED|ERROR) ([^\s\[]+)", run.stdout)))
        if len(failing) > FEW or (run.returncode and not failing):
            sys.exit(f"the tests fail without any mutant:\n{run.stdout[-3000:]}")
        if failing:
            print("left out, since they fail without any mutant:", *failing, flush=True)
        self._left_out = [f"--deselect={test}" for test in failing]
        self._limit = 2 * (time.monotonic() - start)
        self._reached = CoverageData(str(coverage))
        self._reached.read()

    def mutate_area(self, area: str, sample: int, seed: int) -> list[str]:
        """Run the sample of one area; return for each mutant what it is if it lived, else an empty string."""
        modules = sorted((self._copy / "src" / "minutekit" / area).rglob("*.py"))
        mutants = [mutant for path in modules for mutant in list_mutants(path)]
        drawn = random.Random(seed).sample(mutants, min(sample, len(mutants)))
        return [self._run(mutant, self._tests[area]) for mutant in drawn]

    def _run(self, mutant: Mutant, files: list[str]) -> str:
        """Run the tests against one mutant; return the changed line if it lived."""
        place = {path: i for i, path in enumerate(files)}
        chosen = [t for t in choose_tests(mutant, self._reached) if self._file_of(t) in place]
        chosen.sort(key=lambda test: place[self._file_of(test)])
        with use_mutation(mutant.module, cosmic_ray.plugins.get_operator(mutant.operator)(), mutant.occurrence):
            try:
                code = subprocess.run(
                    [*PYTEST, "-x", *self._left_out, *(chosen or files)],
                    cwd=self._copy,
                    env=self._environment,
                    check=False,
                    capture_output=True,
                    timeout=self._limit,
                ).returncode
            except subprocess.TimeoutExpired:
                return ""
            text = mutant.module.read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
        where = mutant.module.relative_to(self._copy / "src" / "minutekit").as_posix()
        return "" if code else f"{where}:{mutant.line} {mutant.operator.partition('/')[2]}: {text}"

    def _file_of(self, test: str) -> str:
        return str(self._copy / test.partition("::")[0])


def list_mutants(module: Path) -> Iterator[Mutant]:
    """Yield all mutants of a module but those of its annotations."""
    tree = get_ast_from_path(module)
    annotations = [
        (part.lineno, part.col_offset, part.end_lineno, part.end_col_offset)
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        for part in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if part is not None
    ]
    for name in sorted(cosmic_ray.plugins.operator_names()):
        operator_class = cosmic_ray.plugins.get_operator(name)
        if operator_class.arguments():
            continue
        operator = operator_class()
        places = [start for node in ast_nodes(tree) for start, _ in operator.mutation_positions(node)]
        for occurrence, (line, column) in enumerate(places):
            if not any((top, left) <= (line, column) < (bottom, right) for top, left, bottom, right in annotations):
                yield Mutant(module, name, occurrence, line, column)


def choose_tests(mutant: Mutant, reached: CoverageData) -> list[str]:
    """Return the tests that reach a mutant inside a function; none where others may notice it too.

    What runs at import, or once and is cached, is noticed by tests that do not run its line again.
    """
    around = [
        node
        for node in ast.walk(ast.parse(mutant.module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.body[0].lineno <= mutant.line <= (node.end_lineno or 0)
    ]
    if not around or any("cache" in ast.unparse(decorator) for node in around for decorator in node.decorator_list):
        return []
    statements = [s for s in ast.walk(around[-1]) if isinstance(s, ast.stmt) and s.lineno <= mutant.line]
    contexts = reached.contexts_by_lineno(str(mutant.module))
    line = mutant.line if mutant.line in contexts else max(s.lineno for s in statements)
    return sorted({context.partition("|")[0].partition("[")[0] for context in contexts.get(line, ()) if context})


if __name__ == "__main__":
    sys.exit(main())
