"""Do the tests notice? ``python tests/mutation.py [--sample N] [--seed N] [AREA ...]``: sampled mutants of the stages.

cosmic-ray makes the mutants in a copy of the sources; a seed draws the same sample on every machine. The area's tests
and those of the whole way run once, and coverage tells which of them reach a line: a mutant inside a function meets
these, the area's own first, any other all of them. It is killed when they fail or take five times as long. Left out is
what cannot behave otherwise: trained weights (data) and annotations. Prints a line an area, each mutant that lived, and the share over all; ends with 1 below the floor.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
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
AREAS = {
    "readers": "test_readers_* test_read_source* test_transcript_*",
    "structure": "test_structure* test_layouts* test_lexicon*",
    "points": "test_points_*",
    "themes": "test_themes_*",
    "digests": "test_digests_*",
    "archive": "test_archive*",
    "renderers": "test_renderers_*",
    "review": "test_review*",
}
"""The stages, and which tests are theirs."""
WHOLE = "golden/test_golden golden/test_digests test_small_notes test_multilingual test_docs"
"""Tests that go the whole way from a file to a digest or an archive; every stage is theirs too."""
PYTEST = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-m", "not browser and not office"]


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
    tried = killed = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy")
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv*", "dist", ".*cache*", ".hypothesis"))
        for area in options.areas or AREAS:
            lived = mutate_area(copy, area, options.sample, options.seed)
            n_killed = sum(not mutant for mutant in lived)
            print(f"{area:<10} {n_killed} of {len(lived)} killed", *filter(None, lived), sep="\n    ", flush=True)
            tried += len(lived)
            killed += n_killed
    share = killed / max(tried, 1)
    print(f"all        {killed} of {tried} killed: {share:.2f} (floor {FLOOR})")
    return 0 if share >= FLOOR else 1


def mutate_area(copy: Path, area: str, sample: int, seed: int) -> list[str]:
    """Run the sample of one area; return for each mutant what it is if it lived, else an empty string."""
    patterns = f"{AREAS[area]} {WHOLE}".split()
    tests = [str(path) for pattern in patterns for path in sorted((copy / "tests").glob(f"{pattern}.py"))]
    coverage = copy / f".coverage.{area}"
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    start = time.monotonic()
    run = subprocess.run(
        [*PYTEST, *tests, f"--cov={copy / 'src' / 'minutekit' / area}", "--cov-context=test", "--cov-report="],
        cwd=copy,
        env={**environment, "COVERAGE_FILE": str(coverage)},
        check=False,
        capture_output=True,
        text=True,
    )
    if run.returncode:
        sys.exit(f"the tests of {area} fail without any mutant:\n{run.stdout[-3000:]}")
    limit = 5 * (time.monotonic() - start)
    reached = CoverageData(str(coverage))
    reached.read()
    mutants = [m for path in sorted((copy / "src" / "minutekit" / area).rglob("*.py")) for m in list_mutants(path)]
    drawn = random.Random(seed).sample(mutants, min(sample, len(mutants)))
    results = []
    for mutant in drawn:
        chosen = choose_tests(mutant, reached)
        chosen.sort(key=lambda test: [str(copy / test.partition("::")[0]) == path for path in tests], reverse=True)
        results.append(run_mutant(mutant, chosen or tests, copy, environment, limit))
    return results


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


def run_mutant(mutant: Mutant, tests: list[str], copy: Path, environment: dict[str, str], limit: float) -> str:
    """Run the tests against one mutant; return the changed line if it lived."""
    with use_mutation(mutant.module, cosmic_ray.plugins.get_operator(mutant.operator)(), mutant.occurrence):
        try:
            code = subprocess.run(
                [*PYTEST, *tests], cwd=copy, env=environment, check=False, capture_output=True, timeout=limit
            ).returncode
        except subprocess.TimeoutExpired:
            return ""
        text = mutant.module.read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
    where = mutant.module.relative_to(copy / "src" / "minutekit").as_posix()
    return "" if code else f"{where}:{mutant.line} {mutant.operator.partition('/')[2]}: {text}"


if __name__ == "__main__":
    sys.exit(main())
