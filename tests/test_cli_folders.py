"""A folder in, a folder out: names, pairs, what is unchanged, what was edited, settings and watching."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import docx
import pytest

from minutekit.cli.folders import plan_jobs
from minutekit.cli.output import Voice
from minutekit.cli.watching import take_snapshot, watch_folders
from test_cli import NOTES, one_line, run

CAPTIONS = """WEBVTT

00:00:01.000 --> 00:00:06.000
<v Ana Ruiz>Seed swaps need a table near the door.

00:00:07.000 --> 00:00:12.000
<v Ben Ott>Seeds older than five years hardly sprout.
"""
CHAT = "14:01:02 From Cleo Marsh to Everyone: Can we store seeds in jars?\n"


@pytest.fixture
def minutes(tmp_path):
    folder = tmp_path / "minutes"
    (folder / "2023").mkdir(parents=True)
    (folder / "may.txt").write_text(NOTES, encoding="utf-8")
    (folder / "2023" / "june.txt").write_text(NOTES.replace("May", "June"), encoding="utf-8")
    return folder


def texts(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def targets(jobs, folder):
    return {job.target.relative_to(folder).as_posix(): [path.name for path in job.sources] for job in jobs}


def test_one_digest_a_meeting_and_nothing_twice(minutes, tmp_path):
    out = tmp_path / "digests"
    first = run("digest", minutes, "-o", f"{out}/", "--each", "docx")
    assert (first.returncode, first.stdout) == (0, b"")
    assert "2 written, 0 unchanged" in one_line(first)
    assert "points shown" in one_line(first)
    assert "hedge" in texts(out / "2023" / "june.docx").lower()
    stamps = {path: path.stat().st_mtime_ns for path in out.rglob("*.docx")}
    assert len(stamps) == 2
    (minutes / "more.txt").write_text(NOTES.replace("3 May", "4 May"), encoding="utf-8")
    second = run("digest", minutes, "-o", out, "--each", "docx")
    assert "1 written, 2 unchanged" in one_line(second)
    assert all(path.stat().st_mtime_ns == stamp for path, stamp in stamps.items())
    other = run("digest", minutes, "-o", out, "--each", "docx", "--attribution", "name")
    assert "3 written, 0 unchanged" in one_line(other)


def test_an_edited_digest_is_kept_and_told_when_its_meeting_changes(minutes, tmp_path):
    out = tmp_path / "digests"
    command = ("digest", minutes, "-o", out, "--each", "md")
    assert run(*command).returncode == 0
    edited = (out / "may.md").read_text(encoding="utf-8").replace("Garden", "Gardening")
    (out / "may.md").write_text(edited, encoding="utf-8")
    again = run(*command)
    assert again.returncode == 0
    assert "0 written, 1 unchanged, 1 edited and kept" in one_line(again)
    (minutes / "may.txt").write_text(f"{NOTES}- Who trims the hedge?\n", encoding="utf-8")
    changed = run(*command)
    assert changed.returncode == 0
    assert "its meeting has changed" in changed.stderr.decode().splitlines()[0]
    assert (out / "may.md").read_text(encoding="utf-8") == edited
    assert "1 written, 1 unchanged" in one_line(run(*command, "--force"))
    assert "Gardening" not in (out / "may.md").read_text(encoding="utf-8")


def test_a_refused_file_does_not_stop_the_folder(minutes, tmp_path):
    (minutes / "broken.docx").write_bytes(b"PK\x03\x04")
    result = run("digest", minutes, "-o", tmp_path / "out", "--each", "html")
    assert result.returncode == 1
    assert "broken.docx" in result.stderr.decode().splitlines()[0]
    assert "2 written, 0 unchanged, 1 refused" in result.stderr.decode().splitlines()[1]


def test_digests_are_not_read_as_minutes(minutes):
    for _ in range(2):
        result = run("digest", minutes, "-o", minutes, "--each", "md")
        assert result.returncode == 0
    assert "0 written, 2 unchanged" in result.stderr.decode().splitlines()[-1]
    run("digest", minutes, "-o", minutes / "out", "--each", "docx")
    assert {path.name for path in (minutes / "out").rglob("*.docx")} == {"may.docx", "june.docx"}


def test_a_digest_never_takes_the_place_of_its_minutes(tmp_path):
    notes = tmp_path / "notes.md"
    notes.write_text(NOTES, encoding="utf-8")
    result = run("digest", tmp_path, "-o", tmp_path, "--each", "md", "--force")
    assert result.returncode == 2
    assert "is also an input" in one_line(result)
    assert notes.read_text(encoding="utf-8") == NOTES


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.vtt", "a.txt"], {"a.md": ["a.vtt", "a.txt"]}),
        (["Talk 4.vtt", "Talk 4-chat.txt"], {"Talk 4.md": ["Talk 4.vtt", "Talk 4-chat.txt"]}),
        (
            ["GMT20260304-150000_Recording.transcript.vtt", "GMT20260304-150000_RecordingnewChat.txt"],
            {
                "GMT20260304-150000_Recording.transcript.md": [
                    "GMT20260304-150000_Recording.transcript.vtt",
                    "GMT20260304-150000_RecordingnewChat.txt",
                ]
            },
        ),
        (["a.txt", "b.vtt"], {"a.md": ["a.txt"], "b.md": ["b.vtt"]}),
        (["a.docx", "a.txt"], {"a-docx.md": ["a.docx"], "a-txt.md": ["a.txt"]}),
        (["a.docx", "a.vtt", "a-chat.txt"], {"a-docx.md": ["a.docx"], "a-vtt.md": ["a.vtt", "a-chat.txt"]}),
    ],
)
def test_captions_and_their_chat_are_one_meeting(tmp_path, names, expected):
    for name in names:
        (tmp_path / name).write_text("words", encoding="utf-8")
    jobs = plan_jobs([str(tmp_path)], str(tmp_path / "out"), "md", Voice())
    assert targets(jobs, tmp_path / "out") == expected


def test_title_and_date_come_from_the_name_of_a_webinar_s_file(tmp_path):
    (tmp_path / "2026-03-04 Seed library.vtt").write_text(CAPTIONS, encoding="utf-8")
    (tmp_path / "2026-03-04 Seed library-chat.txt").write_text(CHAT, encoding="utf-8")
    result = run("digest", tmp_path, "-o", tmp_path / "out", "--each", "md", "--verbose")
    assert result.returncode == 0, result.stderr
    assert b"title-from-file-name" in result.stderr
    text = (tmp_path / "out" / "2026-03-04 Seed library.md").read_text(encoding="utf-8")
    assert "\n# Seed library\n" in text
    assert "4 March 2026" in text
    assert "jars" in text
    assert "door" in text


def test_title_date_and_roster_are_the_user_s(tmp_path):
    (tmp_path / "2026-03-04 Seed library.vtt").write_text(CAPTIONS, encoding="utf-8")
    (tmp_path / "roster.yaml").write_text("- name: Ana Ruiz\n  organisation: Mill House\n", encoding="utf-8")
    arguments = ("--title", "Seeds: a talk", "--date", "2026-03-05", "--roster", tmp_path / "roster.yaml")
    result = run(
        "digest", tmp_path / "2026-03-04 Seed library.vtt", *arguments, "--attribution", "organisation", "--quiet"
    )
    text = result.stdout.decode()
    assert "\n# Seeds: a talk\n" in text
    assert "5 March 2026" in text
    assert "Mill House" in text
    assert run("digest", tmp_path, "--date", "5 March").returncode == 2


def test_what_folders_cannot_do_is_said(minutes, tmp_path):
    for arguments, message in (
        (("digest", minutes, "--each", "docx"), "name a folder"),
        (("digest", minutes, "-o", tmp_path), "--each docx"),
        (("digest", minutes, "-o", tmp_path / "out", "--each", "docx", "--title", "One"), "here are 2"),
        (("digest", "-", "-o", tmp_path / "out", "--each", "docx"), "not stdin"),
        (("digest", minutes, "-o", tmp_path / "out", "--each", "pdf"), "soffice"),
        (("digest", minutes / "may.txt", "-o", tmp_path / "out", "--each", "md", "--watch"), "looks at folders"),
        (("digest", minutes, "-o", tmp_path / "out.docx", "--each", "docx"), "called as a file"),
    ):
        result = run(*arguments)
        assert result.returncode == 2, arguments
        assert message in one_line(result)


def test_a_folder_without_each_is_one_digest_of_all_its_meetings(minutes, tmp_path):
    result = run("digest", minutes, minutes / "may.txt", "-o", tmp_path / "all.md")
    assert result.returncode == 0
    assert "key points in" in one_line(result)
    text = (tmp_path / "all.md").read_text(encoding="utf-8")
    assert "2024-05-03" in text or "3 May 2024" in text
    (tmp_path / "copy.txt").write_text(NOTES, encoding="utf-8")
    doubled = run("digest", minutes / "may.txt", tmp_path / "copy.txt")
    assert "it counts once" in one_line(doubled)


# --- minutekit.toml ---


def test_settings_are_the_defaults_of_the_options(minutes, tmp_path):
    (tmp_path / "minutekit.toml").write_text(
        'language = "en"\n[digest]\nattribution = "name"\nmax-points = 1\noutput = "out/"\neach = "md"\n',
        encoding="utf-8",
    )
    assert run("digest", minutes, cwd=minutes).returncode == 0
    text = (tmp_path / "out" / "may.md").read_text(encoding="utf-8")
    assert "Ana Ruiz" in text or "Ben Ott" in text
    plain = run("digest", minutes / "may.txt", "-o", tmp_path / "plain", "--each", "md", "--attribution", "none")
    assert plain.returncode == 0
    assert run("archive", "runs", tmp_path / "none.sqlite", cwd=tmp_path).returncode == 1


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("[digest]\nmax-point = 3", "max-points"),
        ("[digest]\nforce = true", "not an option that can be set"),
        ("langage = 'en'", "language"),
        ("digest = 3", "under [digest]"),
        ("[digest", "not valid TOML"),
        ("[archive.themes]\nthemez = 3", "themes"),
        ("[digest]\nattribution = 'everybody'", "attribution"),
    ],
)
def test_wrong_settings_are_one_line(tmp_path, settings, message):
    (tmp_path / "minutekit.toml").write_text(settings, encoding="utf-8")
    result = run("digest", "x.txt", cwd=tmp_path)
    assert result.returncode == 2
    assert message in one_line(result)


# --- watching ---


def test_watching_runs_after_each_change_that_holds_still(tmp_path, monkeypatch):
    looks = iter(["", "a", "ab", "ab", "ab", "abc", "abc"])
    file = tmp_path / "file"
    runs: list[str] = []

    def sleep(_):
        text = next(looks, None)
        if text is None:
            raise KeyboardInterrupt
        if not file.exists() or file.read_text() != text:
            file.write_text(text, encoding="utf-8")

    monkeypatch.setattr("minutekit.cli.watching.time.sleep", sleep)
    with pytest.raises(KeyboardInterrupt):
        watch_folders(
            [str(tmp_path)],
            lambda: runs.append(file.read_text() if file.exists() else "-"),
        )
    assert runs == ["-", "ab", "abc"]
    assert take_snapshot([str(tmp_path / "file")]).keys() == {str(tmp_path / "file")}


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_what_arrives_is_written_and_an_interrupt_ends_well(tmp_path):
    drop, out = tmp_path / "drop", tmp_path / "out"
    drop.mkdir()
    command = [sys.executable, "-m", "minutekit", "digest", drop, "-o", out, "--each", "md", "--watch", "--quiet"]
    with subprocess.Popen(list(map(str, command)), stderr=subprocess.PIPE) as watching:
        (drop / "may.txt").write_text(NOTES, encoding="utf-8")
        until = time.monotonic() + 60
        while not (out / "may.md").exists() and time.monotonic() < until:
            time.sleep(0.1)
        watching.send_signal(signal.SIGINT)
        try:
            stderr = watching.communicate(timeout=60)[1]
        finally:
            watching.kill()  # does nothing to what has ended
    assert (out / "may.md").exists()
    assert (watching.returncode, stderr) == (0, b"")


def test_a_folder_with_nothing_to_read_is_said(minutes, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "photo.png").write_bytes(b"x")
    for command in ("digest", "read", "themes"):
        result = run(command, empty)
        assert (result.returncode, result.stdout) == (1, b""), command
        assert one_line(result).startswith(f"minutekit: {empty}: there is no file in it that minutekit reads")
    mixed = run("digest", empty, minutes)
    assert mixed.returncode == 1
    assert b"# " in mixed.stdout
    each = run("digest", empty, "-o", tmp_path / "out", "--each", "docx")
    assert each.returncode == 0  # a folder that things are dropped into may be empty
    assert b"there is no file in it" in each.stderr
