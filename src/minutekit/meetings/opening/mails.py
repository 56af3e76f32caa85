"""Minutes sent as a mail and saved as text: the mail's own lines around them."""

from __future__ import annotations

import re
from datetime import date as Date  # noqa: N812 - a field is called date
from typing import NamedTuple

from minutekit.entities.shapes import is_name
from minutekit.language.patterns import compile_late
from minutekit.meetings.lines import Line
from minutekit.meetings.opening.openings import DateReader, split_label

_FROM = "from|von|de|da|van|remitente|expéditeur|mittente"
_SENT = "sent|date|gesendet|datum|envoyé|enviado(?: el| em)?|fecha|data|inviato|verzonden"
_TO = "to|cc|bcc|an|à|para|a|aan|destinatarios?|destinataires?"
_SUBJECT = "subject|betreff|objet|asunto|assunto|oggetto|onderwerp"
_HEAD = compile_late(
    rf"(?:(?P<sender>{_FROM})|(?P<sent>{_SENT})|(?P<to>{_TO})|(?P<subject>{_SUBJECT})|reply-to|attachments?)",
    re.IGNORECASE,
)
_REPLY = compile_late(r"^(?:(?:re|fwd?|aw|wg|tr|rv|enc|res|i|r|vs)\s?:\s*)+", re.IGNORECASE)
# Compiled at first use: few documents are mails.
_GREETING = (
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen)|bonjour|bonsoir|chère?s?|"
    r"salut|hola|buen[oa]s (?:días|tardes)|estimad[oa]s?|querid[oa]s|olá|bom dia|boa tarde|car[ieo]|prezad[oa]s|ciao|buongiorno|gentil[ei])\b"
    r"[^.?;:]{0,60}[,!]?"
)
_FAREWELL = (
    r"(?:(?:kind|best|warm|many) (?:regards|wishes)|regards|best|cheers|thanks|thank you|yours (?:sincerely|faithfully)|sincerely|"
    r"(?:viele|liebe|herzliche|beste|schöne)[ns]? grüße?n?|mit freundlichen grüßen|gruß|cordialement|bien à vous|amicalement|bonne (?:journée|soirée)|"
    r"un saludo|saludos(?: cordiales)?|un abrazo|atentamente|cumprimentos|abraços?|atenciosamente|cordiali saluti|(?:un )?saluti?|a presto)[,.!]?"
)
_FEWEST_HEADS = 3
_MOST_HEADS = 12
_MOST_WORDS_OF_GREETING = 7
_MOST_LINES_AFTER = 8


class MailHead(NamedTuple):
    """What a mail's head says: its subject and the day it was sent on."""

    subject: str | None = None
    sent: Date | None = None


def read_mail_head(lines: list[Line], dates: DateReader) -> MailHead | None:
    """Read and leave out a mail's head, its greeting and its farewell; None where the text is no mail.

    A head is a run of three labels or more at the very top ("From:", "To:", "Subject:"), one of them the sender's.
    """
    run: list[tuple[Line, str, re.Match[str]]] = []
    for line in lines[:_MOST_HEADS]:
        labelled = split_label(line.text)
        label = _HEAD.fullmatch(labelled[0].strip()) if labelled else None
        if line.role != "open" or line.listed or labelled is None or label is None:
            break
        run.append((line, labelled[1], label))
    if len(run) < _FEWEST_HEADS or not any(label["sender"] for *_, label in run):
        return None
    subject = next((value for _, value, label in run if label["subject"] and value), None)
    sent = next(
        (found.date for _, value, label in run if label["sent"] for found in dates.find(value) if found.date), None
    )
    for line, *_ in run:
        line.drop("mail-head", "Head of a mail")
    for line in lines[len(run) : len(run) + 2]:
        if (
            line.role == "open"
            and line.words <= _MOST_WORDS_OF_GREETING
            and re.fullmatch(_GREETING, line.text, re.IGNORECASE)
        ):
            line.drop("mail-greeting", "Greeting of a mail")
    _drop_farewell(lines)
    return MailHead(dates.strip(_REPLY.sub("", subject)) or None if subject else None, sent)


def _drop_farewell(lines: list[Line]) -> None:
    """Leave out the farewell and the sender's name below it, the mail's last lines."""
    for line in lines[-_MOST_LINES_AFTER:]:
        below = lines[line.index + 1 :]
        if (
            line.role == "open"
            and not line.listed
            and re.fullmatch(_FAREWELL, line.text, re.IGNORECASE)
            and all(
                other.words <= _MOST_WORDS_OF_GREETING and (is_name(other.text) or not other.listed) for other in below
            )
        ):
            for other in (line, *below):
                other.drop("mail-greeting", "Farewell of a mail")
            return
