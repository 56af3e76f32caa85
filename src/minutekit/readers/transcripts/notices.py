"""Lines that a program wrote into a transcript or a chat, not the people, as data over phrases of the lexicon."""

from __future__ import annotations

from typing import NamedTuple

from minutekit.lexicon import compile_phrases


class Notice(NamedTuple):
    """A line of a program: ``pattern`` matches the whole of it, case ignored; ``examples`` are its tests."""

    pattern: str
    reason: str
    examples: tuple[str, ...]


_LENGTH = (
    r"(?:[0-9]{1,2} ?{hours_counted}\.? ?)?(?:[0-9]{1,3} ?{minutes_counted}\.? ?)?(?:[0-9]{1,2} ?{seconds_counted}\.?)?"
)
NOTICES = (
    Notice(r"(?:{made_by_program}|\(start: ).{0,300}", "the tool", ("Transcribed by https://transcripts.example",)),
    Notice(r"{recording_ended}\b.{0,80}", "Meet and Teams say when they end", ("Meeting ended after 00:31:12",)),
    Notice(r".{1,80}\b{started_recording}\.?", "who switched the transcript on", ("Ingrid Moe started transcription",)),
    Notice(rf"(?=.{{2,40}}$){_LENGTH}", "how long the recording is, below its title", ("52m 11s", "1 hour 5 minutes")),
)
"""Lines of tools inside transcripts."""

CHAT_NOTICES = (
    Notice(
        r"[<\[]?(?:{attachment} {left_out}|(?:\S{1,80} )?\({file_attached}\))[>\]]?",
        "a picture or a recording that the export does not hold",
        (
            "<Media omitted>",
            "<Medien ausgeschlossen>",
            "<Médias omis>",
            "<Mídia oculta>",
            "IMG-0012.jpg (file attached)",
        ),
    ),
    Notice(r"<?{attached}\s?: ?[^<>\s]{1,120}>?", "the name of such a file", ("<attached: 00000012-PHOTO.jpg>",)),
    Notice(
        r"{message_deleted}\.?", "a message taken back", ("This message was deleted", "Este mensaje fue eliminado.")
    ),
    Notice(r"(?=.{10,300}$).*{encrypted}.*", "the first line of a group", ("Messages are end-to-end encrypted.",)),
    Notice(r"{missed_call}.{0,50}", "calls that nobody took", ("Missed voice call", "Verpasster Sprachanruf")),
    Notice(
        r"[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2}\s?(?:\([^\W\d_]{1,9}\.?\)|[^\W\d_]{2,10})?|{today_word}",
        "the day, on a line between the messages",
        ("2024/03/14(Thu)", "2024.03.14 Thursday", "Yesterday"),
    ),
    Notice(
        r"\[?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\]?\s+(?:\*{1,3}|-!-|-->|<--|→|←|⇐|⇒)\s.{1,200}",
        "what somebody does in a channel, between the messages",
        ("15:03:20 * miri waves", "[10:05] -!- bo has joined #mill"),
    ),
    Notice(
        r"(?:[0-9]{1,3} {answers_counted}|{about_answers})(?: .{0,60})?",
        "how many answered, as Slack copies it",
        ("2 replies", "Last reply today at 9:32 AM", "3 Antworten", "replied to a thread:"),
    ),
    Notice(
        r"(?:\s*:[a-z0-9_+-]{2,40}:(?:\s*[0-9]{1,3})?){1,12}|{clicked} [0-9]{1,3}",
        "signs clicked below a message, with their number",
        (":+1: 3", "like 1", ":tada: :+1:2"),
    ),
)
"""Lines of programs inside chats."""


def is_notice(line: str, notices: tuple[Notice, ...] = NOTICES) -> bool:
    """Return whether a line is one that a program wrote."""
    return any(compile_phrases(notice.pattern).fullmatch(line) for notice in notices)
