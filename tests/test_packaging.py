"""What is published: both archives hold what they should, nothing else, and say their licences."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODELS = sorted(path for path in (ROOT / "models").rglob("*") if path.is_file() and "__pycache__" not in path.parts)


@pytest.fixture(scope="module")
def dist(tmp_path_factory):
    """The archives of a release if it names them, else built here from what is in the folder."""
    if "MINUTEKIT_DIST" in os.environ:
        return ROOT / os.environ["MINUTEKIT_DIST"]
    pytest.importorskip("hatchling", reason="builds without the network")
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def wheel(dist):
    with zipfile.ZipFile(next(dist.glob("*.whl"))) as archive:
        yield archive


def test_the_wheel_holds_the_package_and_its_resources(wheel):
    names = set(wheel.namelist())
    for path in (ROOT / "src" / "minutekit").rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            assert f"minutekit/{path.relative_to(ROOT / 'src' / 'minutekit').as_posix()}" in names
    assert {"minutekit/py.typed", "minutekit/__init__.pyi"} <= names
    for path in MODELS:
        name = f"minutekit/models/{path.relative_to(ROOT / 'models').as_posix()}"
        assert (name in names) == (path.suffix != ".py"), name
    assert not [name for name in names if not re.match(r"minutekit(-[\w.]+\.dist-info)?/", name)]


def test_the_wheel_says_all_its_licences(wheel):
    prefix = next(name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")).removesuffix("METADATA")
    metadata = wheel.read(f"{prefix}METADATA").decode()
    expression = re.search(r"^License-Expression: (.+)$", metadata, flags=re.MULTILINE)[1]
    assert "MIT" in expression.split()
    assert f"{prefix}licenses/LICENSE" in wheel.namelist()
    for card in (ROOT / "models").glob("*/CARD.md"):
        assert f"{prefix}licenses/models/{card.parent.name}/CARD.md" in wheel.namelist()
        said = re.search(
            r"^(?:- \*\*Licence\*\*:|\| licence \|) (.+)$", card.read_text(encoding="utf-8"), flags=re.MULTILINE
        )
        named = [
            name
            for name in ("CC-BY-SA-4.0", "CC-BY-4.0", "PDDL", "Unicode-3.0", "MIT", "CC0")
            if said and name in said[1]
        ]
        assert named, card
        assert named[0] in expression, card


def test_the_sources_are_complete(dist):
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for folder in ("src", "models", "tests", "corpus", "docs", "training", ".ci"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and not {"__pycache__", ".site"} & set(path.parts) and path.suffix != ".pyc":
                assert path.relative_to(ROOT).as_posix() in names, path
    assert {"README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "mkdocs.yml", "Dockerfile"} <= names
