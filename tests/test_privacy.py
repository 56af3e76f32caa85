"""What a redacted digest must never hold, in any format: ways to reach people and meetings, and names if so asked."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

import minutekit as mk
from minutekit.language.redaction import redact_text

FORMATS = ("markdown", "html", "json", "csv", "text", "docx")
NOTES = """# Ferry board, 4 May 2025

Present: Ana Ruiz (City of Lund), Bo Lind, Will Marsh, Carla Lind, Marie-Ange Petit

## Pier

- Ana Ruiz: the pier is closed until June, says Bo Lind. Mail ana.ruiz@example.org or ring +44 20 7946 0958.
- Bo: Ana's plan costs 400 euros; Ruiz and MARSH agreed to it. Ruiz, Ana will pay.
- Will Marsh: Will the board open the pier? Carla Lind knows the diver.
- Carla Lind: @Ana the ferry is late on Mondays, and marie-ange knows why. Mr Lind asked.
- Bo Lind: join at https://us02web.zoom.us/j/83278611437?pwd=Qk9yX3Rlc3Q or dial in, Meeting ID: 832 7861 1437, Passcode: 552781

## Actions

- Ana Ruiz to call Will Marsh by Friday.
- Ludo will paint the pier in May and tell ana.ruiz@example.org or +44 20 7946 0958.
- Moved by Bo Lind, seconded by Will Marsh, that the pier be sold. Carried 4-1.
"""
NAMES = ("Ruiz", "Bo Lind", "Lind", "Marsh", "MARSH", "Carla", "Marie-Ange", "marie-ange", "Ludo", "Ana")
REACH = ("ana.ruiz@example.org", "7946", "Qk9yX3Rlc3Q", "83278611437", "7861", "552781", "zoom.us")


def digest(redact: object, name: str = "notes-of-ana-ruiz.md") -> mk.Digest:
    meeting = mk.read_meeting(NOTES.encode(), name=name)
    # Words enough for every point.
    return mk.summarise(meeting, mk.DigestOptions(redact=redact, attribution="name", words=500))  # type: ignore[arg-type]


def write(thing: mk.Digest, form: str) -> str:
    written = mk.render(thing, form, mk.RenderOptions(sources=True))
    if isinstance(written, bytes):
        with zipfile.ZipFile(io.BytesIO(written)) as parts:
            raw = [parts.read(part).decode("utf-8", "replace") for part in parts.namelist()]
            # What stands in two runs of a line is read as one.
            return " ".join((*raw, *(re.sub(r"<[^>]+>", "", part) for part in raw)))
    return written


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_holds_what_is_blanked(form: str) -> None:
    written = write(digest(True), form)
    assert [held for held in REACH if held in written] == []
    assert "Ruiz" in written
    whole = write(digest(False), form)
    assert [held for held in REACH if held not in whole] == []


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_holds_a_name(form: str) -> None:
    written = write(digest("names"), form)
    assert [held for held in (*REACH, *NAMES, "ana-ruiz") if held in written] == []
    assert "Person 1" in written


def test_a_person_has_one_number_wherever_named() -> None:
    whole = digest("names")
    lines = {point.text for theme in whole.themes for point in theme.points}
    lines |= {
        one.text for one in (*whole.actions, *whole.decisions, *whole.questions, *whole.left_out, *whole.unthemed)
    }
    assert any(line.startswith("Person 1's plan costs 400 euros; Person 1 and Person 3 agreed") for line in lines)
    assert any("Person 4 knows the diver" in line for line in lines)
    told = digest("names")
    assert {"Person 1", "Person 6"} <= {action.sources[0].owner for action in told.actions}
    assert {source.speaker for theme in told.themes for point in theme.points for source in point.sources} <= {
        "Person 1", "Person 2", "Person 3", "Person 4", None,
    }  # fmt: skip


def test_the_numbers_hold_over_meetings_and_chats() -> None:
    first = mk.read_meeting(NOTES.encode(), name="a.md")
    chat = mk.read_meeting(
        b"05/05/2025, 10:00 - Bo Lind: ana, is the pier open?\n05/05/2025, 10:01 - Ana Ruiz: ask will marsh, marie\n"
        b"05/05/2025, 10:02 - Bo Lind: we will see\n",
        name="b.txt",
    )
    told = mk.summarise([first, chat], mk.DigestOptions(redact="names", words=500))
    texts = [source.text for theme in told.themes for point in theme.points for source in point.sources]
    texts += [point.text for point in told.unthemed] + [point.text for point in told.questions]
    assert "Person 1, is the pier open?" in texts
    assert "ask Person 3, Person 5" in texts
    assert "we will see" in texts


def test_a_wrong_wish_is_refused() -> None:
    with pytest.raises(mk.OptionError, match="redact"):
        mk.DigestOptions(redact="name")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Join https://teams.microsoft.com/l/meetup-join/19%3ameeting_Zm9v%40thread.v2/0?context=%7b",
        "https://meet.google.com/abc-defg-hij", "meet.google.com/abc-defg-hij", "https://example.webex.com/meet/ana.ruiz",
        "https://video.example.org/j/99988877766", "Meeting ID: 999 8887 7766", "Webinar ID 999 8887 7766", "Passcode: Zq7!pp",
        "One tap mobile: +16465588656,,99988877766#,,,,*552781# US", "PIN: 5527#", "Konferenz-ID: 123 456 789#", "Kenncode: Zq7pp",
        "ID de reunión: 99988877766", "código de acceso: 5527", "senha: Zq7pp", "Mot de passe : Zq7pp", "codice di accesso: 5527",
        "Besprechungs-ID: 999 888 777", "the password is Zq7pp9", "https://files.example.org/s?token=Zq7pp", "access code 552781",
    ],
)  # fmt: skip
def test_links_and_codes_of_meetings_are_blanked(text: str) -> None:
    blanked = redact_text(text)
    assert "…" in blanked
    assert not any(held in blanked for held in ("Zq7", "552", "999", "abc-defg", "456", "Zm9v", "ruiz"))


@pytest.mark.parametrize(
    "text",
    [
        "the password policy is new", "a pin for the coat", "the code is broken", "see https://example.org/minutes/2025/05/04",
        "https://docs.example.org/d/1a2b3c/edit", "keys: the caretaker has them", "the meeting is at 10:30 in room 12", "code review on 12 May 2025",
    ],
)  # fmt: skip
def test_what_opens_no_meeting_stays(text: str) -> None:
    assert redact_text(text) == text
