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
_EDITED = re.compile(
    r"(?:\((?:edited|editado|modifié|bearbeitet|modificato)\)|<(?:this message was edited|se editó este mensaje\.?|mensagem editada|"
    r"ce message a été modifié|diese nachricht wurde bearbeitet\.?|(?:questo messaggio è stato|messaggio) modificato)>)$",
    re.IGNORECASE,
)
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


@dataclass(frozen=True, slots=True)
class ChatNotice:
    """A line of a chat that its program wrote: ``pattern`` matches the whole of it."""

    name: str
    pattern: re.Pattern[str]
    reason: str
    examples: tuple[str, ...]


def _notice(name: str, pattern: str, reason: str, *examples: str) -> ChatNotice:
    return ChatNotice(name, re.compile(pattern, re.IGNORECASE), reason, examples)


_MEDIA = (
    r"media|image|photo|picture|video|audio|voice message|sticker|gif|document|contact card|file|attachment|medien|bild|foto|datei|dokument|"
    r"sprachnachricht|kontaktkarte|anhang|multimedia|imagen|documento|archivo|adjunto|mídia|imagem|vídeo|áudio|figurinha|arquivo|anexo|"
    r"médias?|fichier|pièce jointe|allegato|immagine|adesivo|scheda contatto"
)
CHAT_NOTICES = (
    _notice(
        "left out",
        rf"[<\[]?(?:(?:{_MEDIA}) (?:omitted|weggelassen|ausgeschlossen|omitid[oa]s?|ocult[oa]s?|omise?s?|absente?s?|omess[oaie]|esclus[oaie]|"
        rf"excluíd[oa]s?)|(?:\S{{1,80}} )?\((?:file attached|archivo adjunto|arquivo anexado|fichier joint|datei angehängt|file allegato)\))[>\]]?",
        "a picture or a recording that the export does not hold",
        "<Media omitted>", "imagen omitida", "<Medien ausgeschlossen>", "<Médias omis>", "<Mídia oculta>", "<Media omessi>",
        "IMG-0012.jpg (file attached)", "audio omitted",
    ),
    _notice(
        "attached",
        r"<?(?:attached|adjunto|anexado|pièce jointe|anhang|allegato)\s?: ?[^<>\s]{1,120}>?",
        "the name of such a file",
        "<attached: 00000012-PHOTO.jpg>", "<adjunto: foto.jpg>",
    ),
    _notice(
        "deleted",
        r"(?:(?:this message was|you) deleted(?: this message)?|(?:este mensaje fue eliminad|eliminaste este mensaj|se eliminó este mensaj|"
        r"(?:esta )?mensagem (?:foi )?apagad|(?:você apagou|apagou) esta mensage|ce message a été supprim|vous avez supprimé ce messag|"
        r"(?:diese nachricht wurde|du hast diese nachricht) gelösch|(?:questo messaggio è stato|hai) eliminat)\w{1,3}(?: questo messaggio)?)\.?",
        "a message taken back",
        "This message was deleted", "You deleted this message", "Este mensaje fue eliminado.", "Mensagem apagada",
        "Ce message a été supprimé", "Diese Nachricht wurde gelöscht.", "Questo messaggio è stato eliminato",
    ),
    _notice(
        "encrypted",
        r"(?=.{10,300}$).*(?:end-to-end encrypted|cifrad[oa]s (?:de )?extremo a extremo|(?:criptografia|encriptad[oa]s|criptografad[oa]s) de ponta a ponta|"
        r"chiffrée?s de bout en bout|ende-zu-ende-verschlüsselt|crittografi\w+ end-to-end|crittografat[ei] end-to-end).*",
        "the first line of every exported group",
        "Messages and calls are end-to-end encrypted. Tap to learn more.",
        "Los mensajes y las llamadas están cifrados de extremo a extremo.",
        "As mensagens são protegidas com a criptografia de ponta a ponta.",
        "Les messages et les appels sont chiffrés de bout en bout.",
        "Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.",
        "I messaggi sono protetti con la crittografia end-to-end.",
    ),
    _notice("call", r"(?:missed|verpasster?|llamada perdida|chamada perdida|appel manqué|chiamata persa).{0,40}(?:call|anruf|video\w*|voz|vocal\w*)?",
        "calls that nobody took", "Missed voice call", "Verpasster Sprachanruf"),
    _notice(
        "day",
        r"[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2}\s?(?:\([^\W\d_]{1,9}\.?\)|[^\W\d_]{2,10})?|(?:today|yesterday|hoy|ayer|hoje|ontem|aujourd['’]hui|hier|heute|gestern|oggi|ieri)",
        "the day, on a line between the messages",
        "2024/03/14(Thu)", "2024.03.14 Thursday", "Yesterday",
    ),
    _notice(
        "event",
        r"\[?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\]?\s+(?:\*{1,3}|-!-|-->|<--|→|←|⇐|⇒)\s.{1,200}",
        "what somebody does in a channel, between the messages",
        "15:03:20 * miri waves", "[10:05] -!- bo has joined #mill",
    ),
    _notice(
        "thread",
        r"replied to a thread:|[0-9]{1,3} (?:repl(?:y|ies)|respuestas?|respostas?|réponses?|antwort(?:en)?|rispost[ae])(?: .{0,60})?|"
        r"(?:last reply|view thread|also sent to the channel|letzte antwort|dernière réponse|última respuesta|última resposta|ultima risposta)(?: .{0,60})?",
        "how many answered, as Slack copies it",
        "2 replies", "Last reply today at 9:32 AM", "3 Antworten",
    ),
    _notice(
        "signs",
        r"(?:\s*:[a-z0-9_+-]{2,40}:(?:\s*[0-9]{1,3})?){1,12}|(?:like|heart|laugh|surprised|sad|angry|gefällt mir|j'aime|me gusta|curtir|mi piace) [0-9]{1,3}",
        "signs clicked below a message, with their number",
        ":+1: 3", "like 1", ":tada: :+1:2",
    ),
)  # fmt: skip
"""Lines of programs inside chats. Examples are tests."""

_BAR = re.compile(r"^[ \t]{0,8}[|│┃][ \t]{0,8}")
_QUOTE = re.compile(r">[ \t]*(?=\w|[\"“«*@])")
# What Discord's exporter sets below a message, each kind under its own title.
_BELOW = re.compile(r"\{(?:Attachments|Embed|Reactions|Stickers|Forwarded Message)\}")
_BARE_HOUR = re.compile(r"\s*\[?[0-9]{1,2}:[0-9]{2}(?:[ \u00a0\u202f]?[AaPp][Mm])?\]?\s*")


@dataclass(slots=True)
class ChatSieve:
    """Takes what is no message of its own out of a chat, and counts it."""

    signs: Counter[str] = field(default_factory=Counter)
    replies: int = 0
    private: int = 0
    notices: list[str] = field(default_factory=list)

    def split_body(self, text: str) -> list[str]:
        """Part what stands below a name at lines that hold an hour alone, which begin the next message; program's lines go."""
        parts: list[list[str]] = [[]]
        quoted: list[str] = []
        below = False
        for line in text.split("\n"):
            stripped = _BAR.sub("", line).strip()
            below = bool(stripped) and (below or _BELOW.fullmatch(stripped) is not None)
            if _BARE_HOUR.fullmatch(line):
                parts.append([])
            elif below or (stripped and any(notice.pattern.fullmatch(stripped) for notice in CHAT_NOTICES)):
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
