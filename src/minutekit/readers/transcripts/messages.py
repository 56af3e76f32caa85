"""Chat messages: quotes of the message answered and reactions are kept off what was written."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from minutekit.language.patterns import compile_late
from minutekit.readers.transcripts.notices import CHAT_NOTICES, is_notice
from minutekit.schema import Diagnostic

_SIGN = (
    r"[\"“]?[^\sA-Za-z0-9.,;][^\sA-Za-z.,;]{0,15}[\"”]?|[\"“][^\n\"“”]{1,40}[\"”]"
    r"|[0-9]\ufe0f?\u20e3|:[a-z0-9_+-]{1,40}:"
)
# How a chat writes that somebody clicked a sign below a message: it says nothing of its own.
_REACTION = compile_late(
    rf"{{reacted_to}} (?:[\"“].{{1,4000}}[\"”…] {{with_sign}} \S{{1,40}}|.{{1,4000}} {{with_sign}} "
    rf"(?:{_SIGN}))(?: reagiert)?"
    r"|Removed (?:an? )?\S{1,40} reaction from .{1,4000}",
    re.DOTALL | re.IGNORECASE,
)
_REPLY = compile_late(r"{replying_to}[ \xa0][\"“«](?P<quote>.{0,4000}?)[\"”»][ \t]*(?:\n|$)", re.DOTALL | re.IGNORECASE)
_PRIVATE = compile_late(r"{private_to}|^\s*me\s*$", re.IGNORECASE)
_EDITED = compile_late(r"(?:\({edited}\)|<{message_edited}\.?>)$", re.IGNORECASE)
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


_QUOTE = re.compile(r">[ \t]*(?=\w|[\"“«*@])")
# What Discord's exporter sets below a message, each kind under its own title.
_BELOW = frozenset(["{Attachments}", "{Embed}", "{Reactions}", "{Stickers}", "{Forwarded Message}"])
_BARS = frozenset("|│┃")
_BARE_HOUR = re.compile(r"\s*\[?[0-9]{1,2}:[0-9]{2}(?:[ \u00a0\u202f]?[AaPp][Mm])?\]?\s*")


@dataclass(slots=True)
class ChatSieve:
    """Takes what is no message of its own out of a chat, and counts it."""

    signs: Counter[str] = field(default_factory=Counter)
    replies: int = 0
    private: int = 0
    notices: list[str] = field(default_factory=list)

    def split_body(self, text: str) -> list[str]:
        """Part what stands below a name at lines with an hour alone, which begin a message; a program's lines go."""
        parts: list[list[str]] = [[]]
        quoted: list[str] = []
        below = False
        for line in text.split("\n"):
            stripped = line.strip()
            stripped = stripped[1:].strip() if stripped[:1] in _BARS else stripped
            below = bool(stripped) and (below or stripped in _BELOW)
            if _BARE_HOUR.fullmatch(line):
                parts.append([])
            elif below or (stripped and is_notice(stripped, CHAT_NOTICES)):
                self.notices.append(stripped)
            elif _QUOTE.match(stripped):
                quoted.append(stripped[1:].strip())
            else:
                parts[-1].append(stripped)
        if quoted and not any(map(any, parts)):
            return ["\n".join(quoted)]
        self.replies += bool(quoted)
        return ["\n".join(part) for part in parts]

    def clean_message(self, text: str, to: str | None = None) -> str | None:
        """Return what the author wrote, None for a reaction or a message not meant for everyone."""
        if to and _PRIVATE.search(to):
            self.private += 1
            return None
        text = text.strip()
        if _REACTION.fullmatch(text):
            words = [word.strip('"“”') for word in text.split()]
            self.signs[next((word for word in reversed(words) if word and not any(map(str.isalpha, word))), "?")] += 1
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
