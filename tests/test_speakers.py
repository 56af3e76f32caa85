"""Who the labels of a transcript are, and one meeting kept in several files."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import minutekit as mk
from minutekit.cli import app
from minutekit.readers.joining import pair_files

TALK = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n[SPEAKER_00]: Who opens the museum on Sunday?\n\n"
    "00:00:05.000 --> 00:00:09.000\n[SPEAKER_01]: I can open it, and the guides\n\n"
    "00:00:09.000 --> 00:00:12.000\n[SPEAKER_01]: come at ten.\n\n00:00:20.000 --> 00:00:24.000\n[SPEAKER_00]: Then we print the posters.\n"
)
CHAT = "00:00:07\t Ingrid Moe:\tthe north door sticks\n00:00:15\t Paul Otieno:\tcan we fix it?\n"
PROGRAMME = (
    "# Museum meeting, 4 May 2026\n\nPresent: Ingrid Moe, Paul Otieno, Ana Ruiz\n\n## Agenda\n\n1. Opening hours\n2. Posters\n\n"
    "## Notes\n\n- The museum needs two guides.\n"
)


def voices(meeting: mk.Meeting) -> list[str | None]:
    return [point.speaker for point in meeting.points]


@pytest.mark.parametrize(
    "speakers",
    [
        {"SPEAKER_00": "Ana Ruiz", "SPEAKER_01": "Bo Lind"},
        {"speaker 0": "Ana Ruiz", "1": mk.Person("Bo Lind", organisation="City of Lund")},
    ],
)
def test_labels_are_named(speakers: dict[str, str | mk.Person]) -> None:
    meeting = mk.read_meeting(TALK.encode(), mk.ReadOptions(speakers=speakers), name="talk.vtt")
    assert voices(meeting) == ["Ana Ruiz", "Bo Lind", "Ana Ruiz"]
    assert sorted(person.name for person in meeting.attendees) == ["Ana Ruiz", "Bo Lind"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("SPEAKER_00: Who opens?\nSPEAKER_01: I can.\nSPEAKER_00: Good.\n", "talk.txt"),
        (
            "# Notes\n\n- ARZ: Who opens the door on Sunday?\n- BL: I can open it at nine.\n- ARZ: I thank you for it.\n- BL: We start at ten.\n- ARZ: The guides come later.\n",
            "talk.md",
        ),
        ("start,speaker,text\n1,Speaker A,Who opens?\n2,Speaker B,I can.\n", "talk.csv"),
    ],
)
def test_labels_are_named_in_every_format(text: str, name: str) -> None:
    speakers = {
        "SPEAKER_00": "Ana Ruiz",
        "ARZ": "Ana Ruiz",
        "A": "Ana Ruiz",
        "SPEAKER_01": "Bo Lind",
        "BL": "Bo Lind",
        "B": "Bo Lind",
    }
    assert voices(mk.read_meeting(text.encode(), mk.ReadOptions(speakers=speakers), name=name))[:2] == [
        "Ana Ruiz",
        "Bo Lind",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("who.yaml", "SPEAKER_00: Ana Ruiz\nSPEAKER_01:\n  name: Bo Lind\n  organisation: City of Lund\n"),
        (
            "who.json",
            '{"speakers": {"SPEAKER_00": "Ana Ruiz", "SPEAKER_01": {"name": "Bo Lind", "organization": "City of Lund"}}}',
        ),
    ],
)
def test_a_file_of_names_and_organisations(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content)
    meeting = mk.read_meeting(
        TALK.encode(), mk.ReadOptions(speakers=mk.load_speakers(tmp_path / name)), name="talk.vtt"
    )
    assert voices(meeting) == ["Ana Ruiz", "Bo Lind", "Ana Ruiz"]
    assert next(person for person in meeting.attendees if person.name == "Bo Lind").organisation == "City of Lund"


@pytest.mark.parametrize(
    "content", ["", "- a\n- b\n", "SPEAKER_00:\n  role: chair\n", "SPEAKER_00: [1, 2]\n", "a: *b\n"]
)
def test_a_file_that_names_nobody_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "who.yaml").write_text(content)
    with pytest.raises(mk.OptionError):
        mk.load_speakers(tmp_path / "who.yaml")


def test_speakers_of_another_type_are_refused() -> None:
    with pytest.raises(mk.OptionError, match="label"):
        mk.ReadOptions(speakers={"SPEAKER_00": 5})  # type: ignore[dict-item]
    with pytest.raises(mk.OptionError, match="label"):
        mk.ReadOptions(speakers=7)  # type: ignore[arg-type]


def test_the_command_names_speakers(tmp_path: Path) -> None:
    (tmp_path / "talk.vtt").write_text(TALK)
    (tmp_path / "who.yaml").write_text("SPEAKER_01: Bo Lind\n")
    result = CliRunner().invoke(
        app,
        [
            "read",
            str(tmp_path / "talk.vtt"),
            "--speaker",
            "SPEAKER_00=Ana Ruiz",
            "--speakers",
            str(tmp_path / "who.yaml"),
        ],
    )
    assert result.exit_code == 0
    assert "Ana Ruiz" in result.stdout
    assert "Bo Lind" in result.stdout
    assert "SPEAKER" not in result.stdout
    assert CliRunner().invoke(app, ["read", str(tmp_path / "talk.vtt"), "--speaker", "Ana"]).exit_code != 0


def write_all(folder: Path) -> list[Path]:
    paths = [folder / "session.vtt", folder / "session-chat.txt", folder / "session programme.md"]
    for path, text in zip(paths, (TALK, CHAT, PROGRAMME), strict=True):
        path.write_text(text)
    return paths


def test_one_meeting_in_several_files(tmp_path: Path) -> None:
    paths = write_all(tmp_path)
    meeting = mk.read_meeting(paths, mk.ReadOptions(speakers={"SPEAKER_00": "Ana Ruiz"}))
    assert (meeting.title, str(meeting.date)) == ("Museum meeting, 4 May 2026", "2026-05-04")
    assert [item.title for item in meeting.agenda] == ["Opening hours", "Posters"]
    assert [(point.medium, point.speaker, point.text) for point in meeting.points] == [
        ("written", None, "The museum needs two guides."),
        ("spoken", "Ana Ruiz", "Who opens the museum on Sunday?"),
        ("spoken", "SPEAKER_01", "I can open it, and the guides come at ten."),
        ("chat", "Ingrid Moe", "the north door sticks"),
        ("chat", "Paul Otieno", "can we fix it?"),
        ("spoken", "Ana Ruiz", "Then we print the posters."),
    ]
    assert [point.section for point in meeting.points] == ["Notes", None, None, None, None, None]
    assert {"Ingrid Moe", "Paul Otieno", "Ana Ruiz"} <= {person.name for person in meeting.attendees}
    document = meeting.document
    assert document is not None
    assert document.name == "session.vtt + session-chat.txt + session programme.md"
    assert all(point.span and document.slice(point.span) == point.text for point in meeting.points)


def test_a_chat_of_other_hours_follows_the_talk() -> None:
    meeting = mk.read_meeting([_named(TALK, "a.vtt"), _named(CHAT.replace("00:00:", "14:00:"), "a.txt")])
    assert [point.medium for point in meeting.points] == ["spoken"] * 3 + ["chat"] * 2
    assert "chat-after-talk" in {one.code for one in meeting.diagnostics}


def test_a_meeting_needs_a_file() -> None:
    with pytest.raises(mk.OptionError):
        mk.read_meeting([])


def _named(text: str, name: str) -> object:
    import io

    file = io.BytesIO(text.encode())
    file.name = name
    return file


@pytest.mark.parametrize(
    "names",
    [
        ["talk.vtt", "talk-chat.txt", "talk notes.docx"],
        ["GMT2026_Recording.transcript.vtt", "GMT2026_Recording.chat.txt"],
        ["Sitzung 3.md", "Sitzung 3 Protokoll.pdf"],
        ["board.srt", "Board_minutes.docx", "board (agenda).pdf"],
    ],
)
def test_files_of_one_stem_are_one_meeting(names: list[str]) -> None:
    paths = [Path("folder") / name for name in [*names, "other.txt"]]
    assert pair_files(paths) == [paths[:-1], paths[-1:]]


def test_files_of_other_stems_or_folders_are_meetings_of_their_own() -> None:
    paths = [
        Path("a/talk 1.vtt"),
        Path("a/talk 2.vtt"),
        Path("b/talk 1-chat.txt"),
        Path("a/minutes.txt"),
        Path("a/agenda.txt"),
    ]
    assert pair_files(paths) == [[path] for path in paths]


def test_the_command_joins_files(tmp_path: Path) -> None:
    paths = [str(path) for path in write_all(tmp_path)]
    one = CliRunner().invoke(app, ["digest", "--one", "--format", "json", *paths])
    folder = CliRunner().invoke(app, ["digest", "--format", "json", str(tmp_path)])
    assert one.exit_code == folder.exit_code == 0
    for result in (one, folder):
        assert '"Museum meeting, 4 May 2026"' in result.stdout
        assert "session.vtt + " not in result.stderr
    several = CliRunner().invoke(app, ["digest", "--format", "json", *paths])
    assert several.stdout != one.stdout
