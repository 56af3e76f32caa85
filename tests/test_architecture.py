"""The package's shape: public names, cheap import, small modules."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import minutekit

SOURCE = Path(minutekit.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))

PUBLIC = minutekit.__all__


def test_public_names_are_those_that_type_checkers_see():
    stub = ast.parse((SOURCE / "__init__.pyi").read_text(encoding="utf-8"))
    imports = [node for node in stub.body if isinstance(node, ast.ImportFrom)]
    assert sorted(alias.asname for node in imports for alias in node.names) == minutekit.__all__
    assert len(set(minutekit.__all__)) == len(minutekit.__all__) > 40
    assert dir(minutekit) == minutekit.__all__
    assert all(len(node.names) == 1 for node in imports)


@pytest.mark.parametrize("name", PUBLIC)
def test_public_name_is_there_and_says_what_it_is(name):
    thing = getattr(minutekit, name)
    assert isinstance(thing, str) or thing.__doc__


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no_such_name"):
        minutekit.no_such_name  # noqa: B018 - the access is the test


def test_import_loads_no_third_party_module():
    code = "import sys; before = set(sys.modules); import minutekit; print(*sorted({m.split('.')[0] for m in set(sys.modules) - before}))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    third_party = [name for name in out if name not in sys.stdlib_module_names and name != "minutekit"]
    assert not third_party


def test_a_digest_needs_no_scikit_learn():
    # Its import takes longer than the digest of a meeting; the estimator alone needs it.
    code = """import sys, minutekit as mk
turns = [("Ana", f"The hedge hides stop {n} of the bus.") for n in range(9)]
mk.summarise(mk.meeting_from_turns(turns))
print("sklearn" in sys.modules, mk.ThemeClusterer.__name__, "sklearn" in sys.modules)"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "ThemeClusterer", "True"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_module_is_small_and_documented(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400, "a module over 400 lines wants to be a folder"
    assert ast.get_docstring(ast.parse(text)), "a module says what it is"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_nothing_is_unpickled_or_fetched(path):
    imported = {
        (alias.name if isinstance(node, ast.Import) else node.module or "").split(".")[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not imported & {"pickle", "dill", "joblib", "shelve", "marshal", "requests", "httpx", "socket"}


WRAPPED = ("cli", "digests", "language", "renderers", "salience", "schema", "themes")


@pytest.mark.parametrize("floor", WRAPPED)
def test_no_line_is_a_row_of_words(floor):
    # Rules made of words stand in the lexicon, each entry with its example.
    lines = [line for path in (SOURCE / floor).rglob("*.py") for line in path.read_text(encoding="utf-8").splitlines()]
    assert lines
    assert [line for line in lines if len(line) > 120] == []
