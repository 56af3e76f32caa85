"""The documentation tells the truth: its Python runs, its commands end well and print something."""

from __future__ import annotations

import contextlib
import datetime
import doctest
import inspect
import io
import re
import shlex
import shutil
from pathlib import Path

import pytest

import minutekit as mk
from test_cli import run

ROOT = Path(__file__).resolve().parents[1]
PAGES = [
    ROOT / "README.md",
    *sorted(path for path in (ROOT / "docs").rglob("*.md") if "decisions" not in path.parts),
]
BLOCK = re.compile(r"(<!-- not run: [^>]+ -->\n)?^( *)```(\w*)[^\n]*\n(.*?)^ *```", flags=re.DOTALL | re.MULTILINE)
PLACEHOLDER = re.compile(r"\b(?:THEME|POINT|FILE|FOLDER|NAME|ARCHIVE)\b")
PUBLIC = [
    (name, value)
    for name, value in ((name, getattr(mk, name)) for name in mk.__all__)
    if callable(value) and not (inspect.isclass(value) and issubclass(value, Exception))
]
ENDLESS = ("--watch", "minutekit review")
CAPTIONS = """WEBVTT

00:00:01.000 --> 00:00:06.000
<v Ana Ruiz>Seed swaps need a table near the door, so that people see it when they come in.

00:00:07.000 --> 00:00:12.000
<v Ben Ott>Seeds older than five years hardly sprout, we should write the year on each jar.

00:00:13.000 --> 00:00:19.000
<v Ana Ruiz>Last spring half of the beans in the library were too old to sprout.
"""
CODEBOOK = """themes:
  - label: Kitchens and staff
    terms: [kitchen, cook, staff, contract]
  - label: Money
    terms: [budget, cost, subsidy, price]
"""


def blocks(page):
    """Yield (language, text) of what is to be run, in the page's order."""
    for skipped, indent, language, text in BLOCK.findall(page.read_text(encoding="utf-8")):
        if not skipped:
            yield language, re.sub(rf"^{indent}", "", text, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with the files that the pages speak of."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "corpus").symlink_to(ROOT / "corpus")
    example = ROOT / "corpus" / "school-meals" / "school-meals.docx"
    shutil.copy(example, folder / "notes.docx")
    shutil.copy(next((ROOT / "corpus").rglob("*.pdf")), folder / "notes.pdf")
    shutil.copytree(ROOT / "corpus" / "archive", folder / "minutes")
    (folder / "webinars").mkdir()
    (folder / "webinars" / "2026-03-04 Seed library.vtt").write_text(CAPTIONS, encoding="utf-8")
    chat = "00:00:09\tCleo Marsh:\tCan we store seeds in jars?\n"
    (folder / "webinars" / "2026-03-04 Seed library-chat.txt").write_text(chat, encoding="utf-8")
    (folder / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    exported = "tag,description\nKitchens,Where meals are cooked and by whom\nMoney,Who pays and how much\n"
    (folder / "codes.csv").write_text(exported, encoding="utf-8")
    (folder / "roster.yaml").write_text("- name: Ana Ruiz\n  organisation: Mill House\n", encoding="utf-8")
    (folder / "who.yaml").write_text("SPEAKER_00: Ines Couto\n", encoding="utf-8")
    (folder / "session.vtt").write_text(CAPTIONS, encoding="utf-8")
    (folder / "session-chat.txt").write_text(chat, encoding="utf-8")
    shutil.copy(example, folder / "session programme.docx")
    for name in ("digest.docx", "digest-edited.docx"):
        mk.save(mk.summarise(example), folder / name)
    return folder


def run_python(page):
    """Run the Python of a page, block after block, in the current folder."""
    names: dict[str, object] = {"__name__": "docs"}
    for language, text in blocks(page):
        if language == "python":
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(text, str(page), "exec"), names)  # noqa: S102 - the pages are our own


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_python_runs_as_printed(page, desk, monkeypatch):
    monkeypatch.chdir(desk)
    run_python(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_end_well_and_print_something(page, desk, monkeypatch):
    commands = [
        line.strip()
        for language, text in blocks(page)
        if language in {"", "bash", "console"}
        for line in text.splitlines()
        if line.startswith("minutekit ") and not PLACEHOLDER.search(line)
    ]
    monkeypatch.chdir(desk)
    if commands:
        run_python(page)  # commands may use what the page's Python has written, here or in another process
    for command in commands:
        if any(part in command for part in ENDLESS):
            continue
        arguments = shlex.split(command, comments=True)[1:]
        result = run(*(part for part in arguments if part != ">"), cwd=desk)
        assert result.returncode == 0, (command, result.stderr)
        assert result.stdout or result.stderr or "-o" in arguments, command


@pytest.mark.parametrize(("name", "thing"), PUBLIC, ids=[name for name, _ in PUBLIC])
def test_examples_of_docstrings_print_what_they_say(name, thing, desk, monkeypatch):
    monkeypatch.chdir(desk)
    finder = doctest.DocTestFinder(recurse=True, exclude_empty=True)
    runner = doctest.DocTestRunner(verbose=False)
    out = io.StringIO()
    for example in finder.find(thing, name, globs={"mk": mk, "datetime": datetime}):
        runner.run(example, out=out.write)
    assert runner.summarize(verbose=False).failed == 0, out.getvalue()


FUNCTIONS = [(name, value) for name, value in PUBLIC if inspect.isfunction(value)]


@pytest.mark.parametrize(("name", "function"), FUNCTIONS, ids=[name for name, _ in FUNCTIONS])
def test_functions_say_what_they_take_and_give_with_an_example(name, function):
    said = inspect.getdoc(function)
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is not parameter.VAR_KEYWORD:
            assert f"    {parameter.name}: " in said, parameter.name
    assert "Returns:" in said or inspect.signature(function).return_annotation in {None, "None"}
    assert ">>> " in said


@pytest.mark.parametrize("name", ["Archive", "Meeting", "Themes", "Theme", "Digest", "Point", "Codebook", "Document"])
def test_what_a_reader_meets_first_has_an_example(name):
    assert ">>> " in inspect.getdoc(getattr(mk, name))
