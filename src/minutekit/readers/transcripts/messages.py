"""Chat messages: quotes of the message answered and reactions are kept off what was written."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from minutekit.schema import Diagnostic


@dataclass(frozen=True, slots=True)
class ReactionForm:
    """How a chat writes that somebody clicked a sign below a message: it says nothing of its own."""

    name: str
    pattern: re.Pattern[str]
    reason: str
    example: str


def _form(name: str, pattern: str, reason: str, example: str) -> ReactionForm:
    return ReactionForm(name, re.compile(pattern, re.DOTALL), reason, example)


_SIGN = (
    r"[\"“]?[^\sA-Za-z0-9.,;][^\sA-Za-z.,;]{0,15}[\"”]?|[\"“][^\n\"“”]{1,40}[\"”]"
    r"|[0-9]\ufe0f?\u20e3|:[a-z0-9_+-]{1,40}:"
)

REACTIONS = (
    _form(
        "reacted",
        rf"Reacted to [\"“].{{1,4000}}[\"”…] with (?:{_SIGN}|\S{{1,40}})",
        "the quoted message and the sign",
        'Reacted to "can we move the..." with 👍',
    ),
    _form(
        "reacted unquoted",
        rf"Reacted to .{{1,4000}} with (?:{_SIGN})",
        "the quote left bare, the sign quoted",
        'Reacted to can we move the... with "🎉"',
    ),
    _form(
        "removed",
        r"Removed (?:an? )?\S{1,40} reaction from .{1,4000}",
        "a reaction taken back",
        'Removed a 👍 reaction from "can we move the..."',
    ),
    _form(
        "reaccionó",
        rf"(?:Ha reaccionado|Reaccionó) a .{{1,4000}} con (?:{_SIGN})",
        "Spanish",
        'Reaccionó a "¿podemos...?" con 👍',
    ),
    _form("reagiu", rf"(?:Reagiu) a .{{1,4000}} com (?:{_SIGN})", "Portuguese", 'Reagiu a "podemos mudar..." com 👍'),
    _form("a réagi", rf"A réagi à .{{1,4000}} avec (?:{_SIGN})", "French", 'A réagi à "on peut..." avec 👍'),
    _form(
        "reagierte",
        rf"(?:Hat auf .{{1,4000}} mit (?:{_SIGN}) reagiert|Reagierte auf .{{1,4000}} mit (?:{_SIGN}))",
        "German",
        'Hat auf "können wir..." mit 👍 reagiert',
    ),
    _form("ha reagito", rf"Ha reagito a .{{1,4000}} con (?:{_SIGN})", "Italian", 'Ha reagito a "possiamo..." con 👍'),
)
"""Matched against a whole message. Examples are tests."""

_REPLY = re.compile(
    r"(?:Replying to|Respondiendo a|En respuesta a|Respondendo a|Em resposta a|En réponse à|Réponse à|Antwort auf|In risposta a|"
    r"Risposta a)[ \xa0][\"“«](?P<quote>.{0,4000}?)[\"”»][ \t]*(?:\n|$)",
    re.DOTALL,
)
_PRIVATE = re.compile(
    r"direct message|privat|mensaje directo|mensagem direta|message direct|direktnachricht|messaggio diretto|^\s*me\s*$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]|^$")
_EDITED = re.compile(r"\((?:edited|editado|modifié|bearbeitet|modificato)\)$", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?P<marker>[-*•–·]|[0-9]{1,3}[.)])\s+(?=\S)")
_LEAST_ITEMS = 2


def split_message(text: str) -> list[tuple[str | None, str]]:
    """Return a message as (list marker or None, text) pieces: one, or each item of a list that it holds."""
    lines = [line for line in text.split("\n") if line.strip()]
    items = [_ITEM.match(line) for line in lines]
    if sum(item is not None for item in items) < _LEAST_ITEMS:
        return [(None, " ".join(text.split()))]
    pieces: list[tuple[str | None, list[str]]] = []
    for line, item in zip(lines, items, strict=True):
        if item:
            pieces.append((item["marker"], [line[item.end() :]]))
        elif pieces:
            pieces[-1][1].append(line)
        else:
            pieces.append((None, [line]))
    return [(marker, " ".join(" ".join(held).split())) for marker, held in pieces]


@dataclass(slots=True)
class ChatSieve:
    """Takes what is no message of its own out of a chat, and counts it."""

    signs: Counter[str] = field(default_factory=Counter)
    replies: int = 0
    private: int = 0
    notices: list[str] = field(default_factory=list)

    def clean_message(self, text: str, to: str | None = None) -> str | None:
        """Return what the author wrote, None for a reaction or a message not meant for everyone."""
        if to and _PRIVATE.search(to):
            self.private += 1
            return None
        text = text.strip()
        if any(form.pattern.fullmatch(text) for form in REACTIONS):
            words = [word.strip('"“”') for word in text.split()]
            self.signs[next((word for word in reversed(words) if not _LETTER.search(word)), "?")] += 1
            return None
        reply = _REPLY.match(text)
        if reply:
            self.replies += 1
            text = text[reply.end() :]
        return _EDITED.sub("", text.rstrip()).strip()

    def report(self) -> tuple[Diagnostic, ...]:
        """Return one diagnostic for each kind of thing left out."""
        found = []
        if self.signs:
            tally = ", ".join(
                f"{sign} {count}" for sign, count in sorted(self.signs.items(), key=lambda it: (-it[1], it[0]))[:20]
            )
            found.append(
                Diagnostic("reactions-left-out", f"{self.signs.total()} reactions to messages left out", tally)
            )
        if self.replies:
            found.append(Diagnostic("reply-quotes-left-out", f"{self.replies} quotes of the message answered left out"))
        if self.private:
            found.append(
                Diagnostic("private-messages-left-out", f"{self.private} messages not meant for everyone left out")
            )
        if self.notices:
            sample = " / ".join(self.notices[:5])[:500]
            found.append(
                Diagnostic("notices-left-out", f"{len(self.notices)} lines of the transcript's tool left out", sample)
            )
        return tuple(found)
