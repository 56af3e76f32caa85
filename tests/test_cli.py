"""The command: what a user types, and what comes back on which channel with which exit code."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import minutekit
from minutekit.cli import main

NOTES = """Garden club
3 May 2024

Present: Ana Ruiz, Ben Ott

Notes

Ana Ruiz
- The hedge along the road is too high for drivers to see.
- The hedge must be cut before the birds nest in it.
- Cutting the hedge by hand takes two days.

Ben Ott
- We should buy a ladder for the fruit trees.
- The fruit trees were not pruned last year.
- A ladder costs about as much as hiring a gardener for a day.
"""


def run(*arguments, stdin=None, cwd=None):
    """Run the command in this process, which has its libraries loaded already; see ``start`` for one of its own."""
    # Results are UTF-8 whatever the terminal says.
    streams = [
        io.TextIOWrapper(io.BytesIO(stdin or b""), encoding="ascii", errors="backslashreplace") for _ in range(3)
    ]
    before = sys.argv, sys.stdin, sys.stdout, sys.stderr
    sys.argv = ["minutekit", *map(str, arguments)]
    sys.stdin, sys.stdout, sys.stderr = streams
    for stream in streams[1:]:
        stream.truncate(0)
    try:
        with contextlib.chdir(cwd or Path.cwd()):
            main()
    except SystemExit as end:
        code = end.code or 0
    finally:
        sys.argv, sys.stdin, sys.stdout, sys.stderr = before
    for stream in streams[1:]:
        stream.flush()
    return subprocess.CompletedProcess(arguments, code, streams[1].buffer.getvalue(), streams[2].buffer.getvalue())


def start(*arguments, stdin=None, cwd=None):
    """Run the command as users do, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "minutekit", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        timeout=120,
        check=False,
    )


@pytest.fixture
def notes(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text(NOTES, encoding="utf-8")
    return path


def one_line(result) -> str:
    lines = result.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_version():
    assert start("--version").stdout.decode().strip() == f"minutekit {minutekit.__version__}"


@pytest.mark.parametrize("command", [(), ("digest",), ("read",), ("themes",), ("archive",), ("archive", "merge")])
def test_help_says_what_it_does(command):
    result = run(*command, "--help")
    assert result.returncode == 0
    assert b"Usage" in result.stdout


def test_help_loads_nothing_heavy():
    code = (
        "import sys\nfrom minutekit.cli import main\nsys.argv = ['minutekit', 'digest', '--help']\n"
        "try:\n    main()\nexcept SystemExit:\n    print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    loaded = set(out.splitlines()[-1].split())
    assert "typer" in loaded
    assert not loaded & {
        "numpy",
        "scipy",
        "sklearn",
        "lxml",
        "docx",
        "jinja2",
        "yaml",
        "msgspec",
        "sqlite3",
        "pypdfium2",
    }


def test_digest_to_stdout_is_markdown(notes):
    result = run("digest", notes)
    assert result.returncode == 0
    text = result.stdout.decode()
    assert text.startswith('---\ntitle: "Garden club"\n')
    assert "\n# Garden club\n" in text
    assert "Key points raised" in text
    assert "hedge" in text
    assert not result.stderr


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html", ".json", ".csv", ".txt"])
def test_digest_to_every_format(notes, tmp_path, suffix):
    out = tmp_path / f"out{suffix}"
    result = run("digest", notes, "-o", out)
    assert (result.returncode, result.stdout) == (0, b"")
    assert re.fullmatch(rf".*out\{suffix}: \d+ key points in \d+ themes?; .*6 points shown.*", one_line(result))
    assert out.stat().st_size > 100
    assert run("digest", notes, "-o", out, "--quiet").stderr == b""


def test_format_beats_suffix(notes, tmp_path):
    out = tmp_path / "out.data"
    assert run("digest", notes, "-o", out, "--format", "json").returncode == 0
    assert json.loads(out.read_text(encoding="utf-8"))


def test_stdin_and_stdout(notes):
    piped = start("digest", "-", "-o", "-", "--stdin-name", "notes.txt", stdin=NOTES.encode())
    assert piped.returncode == 0
    assert piped.stdout == run("digest", notes).stdout


def test_names_are_given_when_asked(notes):
    assert "Ana Ruiz" not in run("digest", notes).stdout.decode()
    assert "Ana Ruiz" in run("digest", notes, "--attribution", "name").stdout.decode()


def test_read_shows_people_and_points(notes):
    result = json.loads(run("read", notes, "--format", "json").stdout)
    text = json.dumps(result)
    assert "Ana Ruiz" in text
    assert "hedge" in text
    assert "Ana Ruiz" in run("read", notes).stdout.decode()


def test_read_takes_files_as_meetings_of_their_own_unless_they_are_one(tmp_path):
    talk, chat = tmp_path / "talk.vtt", tmp_path / "typed.txt"
    talk.write_text("WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nAna Ruiz: The hedge hides the bus stop.\n")
    chat.write_text("00:00:02\tBo Lind:\tThe bus stop has no lamp.\n")
    apart = run("read", talk, chat, "--format", "json").stdout.decode().strip()
    decoder, found = json.JSONDecoder(), []
    while apart:
        one, end = decoder.raw_decode(apart)
        found.append([point["text"] for point in one["points"]])
        apart = apart[end:].strip()
    assert found == [["The hedge hides the bus stop."], ["The bus stop has no lamp."]]
    together = json.loads(run("read", talk, chat, "--one", "--format", "json").stdout)
    assert {point["text"] for point in together["points"]} == {text for texts in found for text in texts}
    refused = run("read", talk, chat, "-o", tmp_path / "read.txt")
    assert refused.returncode == 2
    assert b"--one" in refused.stderr
    assert not (tmp_path / "read.txt").exists()
    assert run("read", talk, chat, "--one", "-o", tmp_path / "read.txt").returncode == 0


def test_themes_and_why(notes):
    assert b"hedge" in run("themes", notes).stdout.lower()
    assert b"hedge" in run("themes", notes, "--explain").stdout.lower()


def test_a_missing_file_is_one_line_and_exit_1(tmp_path):
    result = run("digest", tmp_path / "nothing.docx")
    assert result.returncode == 1
    assert "nothing.docx" in one_line(result)
    assert not result.stdout


def test_a_refused_file_does_not_stop_the_others(notes, tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing")
    result = run("digest", broken, notes)
    assert result.returncode == 1
    assert "broken.pdf" in one_line(result)
    assert b"hedge" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("digest",),
        ("digest", "x.txt", "--no-such-option"),
        ("digest", "x.txt", "--words", "0"),
        ("digest", "x.txt", "--attribution", "nobody"),
        ("no-such-command",),
        ("archive", "changes", "a.sqlite", "one", "two"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(arguments, tmp_path):
    result = run(*arguments, cwd=tmp_path)
    assert result.returncode == 2
    assert one_line(result).startswith("minutekit: ")


def test_an_unknown_format_names_the_nearest(notes):
    result = run("digest", notes, "--format", "markdwon")
    assert result.returncode in (1, 2)
    assert "markdown" in one_line(result)


def test_a_result_that_cannot_be_written_is_one_line(notes, tmp_path):
    result = run("digest", notes, "-o", tmp_path / "no" / "folder" / "out.md")
    assert result.returncode == 1
    assert "out.md" in one_line(result)


def test_an_output_that_is_an_input_is_refused(notes, tmp_path):
    (tmp_path / "link.txt").symlink_to(notes)
    os.link(notes, tmp_path / "hard.txt")
    (tmp_path / "book.md").write_text("# Themes\n\n## Hedges\n\n- Cut the hedge\n", encoding="utf-8")
    for command in (
        ("digest", notes, "-o", notes),
        ("digest", notes, "-o", tmp_path / "link.txt"),
        ("read", notes, "-o", tmp_path / "hard.txt", "--force"),
        ("themes", tmp_path / "other.txt", notes, "-o", f"{tmp_path}/./notes.txt"),
        ("digest", notes, "--codebook", tmp_path / "book.md", "-o", tmp_path / "book.md", "--force"),
    ):
        result = run(*command)
        assert result.returncode == 2
        assert "is also an input" in one_line(result)
    assert notes.read_text(encoding="utf-8") == NOTES


def test_an_edited_output_is_kept_unless_forced(notes, tmp_path):
    out = tmp_path / "out.md"
    for _ in range(2):
        assert run("digest", notes, "-o", out).returncode == 0
    out.write_text(out.read_text(encoding="utf-8").replace("Garden", "Gardening"), encoding="utf-8")
    edited = out.read_bytes()
    result = run("digest", notes, "-o", out)
    assert result.returncode == 1
    assert "--force" in one_line(result)
    assert out.read_bytes() == edited
    assert run("digest", notes, "-o", out, "--force").returncode == 0
    assert b"Gardening" not in out.read_bytes()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("command", [("digest",), ("read",), ("themes", "--explain")])
def test_a_full_disk_behind_stdout_is_one_line(notes, command):
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "minutekit", command[0], notes, *command[1:]],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert result.returncode == 1
    assert "space" in one_line(result)


@pytest.mark.skipif(os.name == "nt", reason="names of files that Windows forbids")
@pytest.mark.parametrize("name", ["two\nlines.docx", "esc\x1b[31mred.docx", "turn\u202egnp.docx", "tab\there.docx"])
def test_names_of_files_are_printed_safely(notes, tmp_path, name):
    (tmp_path / name).write_bytes(b"PK")
    result = run("digest", tmp_path / name, notes, "-o", tmp_path / f"{name[:-5]}.md")
    assert result.returncode == 1
    lines = result.stderr.decode("utf-8").split("\n")
    assert len(lines) == 3
    assert not re.search("[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", "".join(lines))


def test_text_cannot_steer_the_terminal(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text(NOTES.replace("hedge must", "hedge \x1b]0;b\x07\x1b[2J\u202eevil\u202c must"), encoding="utf-8")
    for command in (("digest", path), ("read", path), ("themes", path), ("themes", path, "--explain")):
        out = run(*command).stdout.decode("utf-8")
        assert "evil" in out
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", out)


def test_a_closed_pipe_is_quiet(notes):
    command = f'"{sys.executable}" -m minutekit read "{notes}" --format json | head -c 10'
    result = subprocess.run(command, shell=True, capture_output=True, check=False)  # noqa: S602 - the pipe is the test
    assert result.stderr == b""


def test_an_archive_from_the_command(notes, tmp_path):
    archive = tmp_path / "a.sqlite"
    folder = tmp_path / "meetings"
    folder.mkdir()
    notes.rename(folder / "notes.txt")
    (folder / "broken.docx").write_bytes(b"PK")
    added = run("archive", "add", archive, folder)
    assert added.returncode == 1
    assert "broken.docx" in one_line(added)
    assert added.stdout.decode().startswith("1 new")
    assert run("archive", "add", archive, folder).stdout.decode().startswith("0 new, 0 changed, 1 unchanged")
    themes = run("archive", "themes", archive).stdout.decode()
    theme = themes.split()[0]
    assert run("archive", "rename", archive, theme, "Hedges & ladders").returncode == 0
    assert "Hedges & ladders" in run("archive", "themes", archive).stdout.decode()
    assert "rename" in run("archive", "undo", archive).stdout.decode()
    found = run("archive", "search", archive, "ladder").stdout.decode()
    assert "Ben Ott" in found
    assert b"run 1" in run("archive", "runs", archive).stdout
    assert b"2024-05-03" in run("archive", "meetings", archive).stdout
    report = tmp_path / "report.html"
    assert run("archive", "report", archive, "-o", report).returncode == 0
    assert "ladder" in report.read_text(encoding="utf-8")
    export = run("archive", "export", archive)
    assert b"ladder" in export.stdout
    assert run("archive", "remove", archive, folder / "notes.txt").returncode == 0
    assert run("archive", "remove", archive, folder / "notes.txt").returncode == 1


def test_a_mistyped_archive_is_not_made(tmp_path):
    result = run("archive", "themes", tmp_path / "typo.sqlite")
    assert result.returncode == 1
    assert "no such archive" in one_line(result)
    assert not (tmp_path / "typo.sqlite").exists()


def test_paths_are_found_from_anywhere(notes, tmp_path):
    assert run("read", Path(notes.name), cwd=tmp_path).returncode == 0


def test_the_command_alone_prints_its_help_and_nothing_else():
    result = run()
    assert result.returncode == 2
    assert b"minutekit digest notes.docx -o digest.docx" in result.stdout + result.stderr
    assert b"minutekit: " not in result.stderr


@pytest.mark.parametrize("day", ["3.4.2025", "2025-02-30", "May"])
def test_a_day_that_is_none_is_told_with_an_example(notes, day):
    result = run("digest", notes, "--date", day)
    assert result.returncode == 2
    assert result.stderr.decode().splitlines() == [
        f"minutekit: --date {day!r} must be a day as YYYY-MM-DD, such as 2025-03-31"
    ]


def test_a_file_without_a_point_is_said_so(tmp_path):
    (tmp_path / "word.txt").write_text("hello", encoding="utf-8")
    result = run("digest", tmp_path / "word.txt", "-o", tmp_path / "out.md")
    assert result.returncode == 0
    assert "0 key points in 0 themes; no points were found" in result.stderr.decode()


def test_names_are_hidden_when_asked(tmp_path):
    (tmp_path / "club.txt").write_text(NOTES + "- Ana Ruiz sharpens the hedge cutter before May.\n", encoding="utf-8")
    plain = run("digest", tmp_path / "club.txt", "--attribution", "name").stdout.decode()
    hidden = run("digest", tmp_path / "club.txt", "--attribution", "name", "--hide-names").stdout.decode()
    assert "Ana Ruiz" in plain
    assert "Person 1" in hidden
    assert "Ruiz" not in hidden
    assert "Ott" not in hidden
    assert run("digest", tmp_path / "club.txt", "--hide-names", "--no-redact").returncode == 2
