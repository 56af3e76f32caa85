"""The whole way over the corpus with whatever versions are installed: ``python tests/smoke.py``.

For environments without the test extra: the lowest versions that pyproject.toml allows, the newest Python, a built
wheel, an image. Prints what it did; ends with an error at the first thing that fails.
"""

from __future__ import annotations

import importlib.metadata
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

import minutekit as mk
from minutekit.plugins import READERS, plugin_names

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
FORMATS = ("md", "html", "json", "docx", "csv", "txt")


def main() -> None:
    """Read every file of the corpus, write a digest in each format, keep an archive."""
    suffixes = {f".{name}" for name in plugin_names(READERS)}
    files = sorted(path for path in CORPUS.rglob("*") if path.suffix in suffixes and "sources" not in path.parts)
    meetings = [mk.read_meeting(path) for path in files]
    points = sum(len(meeting.points) for meeting in meetings)
    if not points or any(not meeting.points for meeting in meetings if meeting.turns):
        sys.exit("a file of the corpus gave no points")
    said = subprocess.run(
        [sys.executable, "-c", "import sys, minutekit as mk; mk.read_meeting(sys.argv[1])", files[0]],
        check=True,
        capture_output=True,
    )
    if said.stdout or said.stderr:
        sys.exit(f"a library prints while a file is read: {said.stdout or said.stderr!r}")
    example = mk.summarise(mk.read_meeting(CORPUS / "school-meals" / "school-meals.docx"))
    with tempfile.TemporaryDirectory() as folder:
        for suffix in FORMATS:
            mk.save(example, Path(folder, f"digest.{suffix}"))
        with mk.Archive(Path(folder, "archive.sqlite")) as archive:
            archive.add(CORPUS / "archive")
            themes = archive.themes()
            archive.report(Path(folder, "report.html"))
        if not themes.themes:
            sys.exit("the archive has no themes")
    versions = ", ".join(
        f"{name} {importlib.metadata.version(name)}" for name in ("scikit-learn", "typer", "pypdfium2", "lxml", "numpy")
    )
    print(
        f"Python {platform.python_version()}, {versions}: {len(files)} files, {points} points, all formats, an archive"
    )


if __name__ == "__main__":
    main()
