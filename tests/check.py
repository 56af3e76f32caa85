"""Run every check of the project, the tests last: ``python tests/check.py``.

Lint, types, layers, documentation, then pytest; options are handed to pytest. Ends with the first
failure's exit code.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
CHECKS = (
    ("lint", [BIN / "ruff", "check", "."]),
    ("format", [BIN / "ruff", "format", "--check", "."]),
    ("types", [BIN / "mypy"]),
    ("layers", [BIN / "lint-imports", "--no-cache"]),
    ("documentation", [BIN / "mkdocs", "build", "--strict", "--quiet", "--site-dir", ".site"]),
    ("tests", [BIN / "pytest", "-n", "auto", *sys.argv[1:]]),
)


def main() -> int:
    """Run the checks in order and stop at the first that fails."""
    for name, command in CHECKS:
        print(f"== {name}: {' '.join(map(str, [Path(command[0]).name, *command[1:]]))}", flush=True)
        code = subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode
        if code:
            print(f"== {name} failed", flush=True)
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
