"""How much speaks for a line naming a speaker, since a wrong name is worse than none."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

from minutekit.entities.listings import is_handle
from minutekit.entities.names import NameBook, name_tokens
from minutekit.entities.shapes import is_title
from minutekit.language.addresses import is_link_only, is_mail_only
from minutekit.language.patterns import compile_late
from minutekit.lexicon import label_classes
from minutekit.structure.lines import Line, is_label
from minutekit.structure.speech.candidates import SYSTEM_LABEL, Candidate, find_candidate
from minutekit.structure.speech.nicks import NickFinder

_ENOUGH = 2.0
_TITLED = compile_late(
    r"(?:(?:o|a|el|la|il|le)\s)?(?P<title>[^\W\d_]{1,11})\.?(?:ra|ssa)?\s+(?:(?:le|la|il|el)\s)?(?-i:"
    r"(?=[^\W\d_a-zß-öø-ÿ]))",
    re.IGNORECASE,
)
_HANDLED = compile_late(r"<?(?P<name>[^\W\d_][\w.-]{1,23})(?:>:?|:)\s+(?=\S)")
_DIALOGUE_SHARE = 0.3
_DENSE_SHARE = 0.7
_LEAST_LABELS = 6
_LEAST_LISTED = 3
_LEAST_OFFICES = 3
_LEAST_CALLED = 4


def _is_aside(text: str) -> bool:
    return text.startswith("(") and text.endswith(")")


def _is_titled(text: str) -> bool:
    """Return whether a title stands before a name at the head of a text: "O Sr. Prata", "Mme le Maire"."""
    match = _TITLED.match(text)
    return match is not None and is_title(match["title"])


class SpeakerFinder:
    """Weighs the candidates of one document and gives each line its speaker."""

    def __init__(
        self,
        lines: list[Line],
        book: NameBook,
        lower: frozenset[str],
        topics: frozenset[str],
        *,
        listed: int | None = None,
    ) -> None:
        """Collect the candidates. ``lower``: words seen in lower case; ``topics``: the agenda's lines.

        ``listed``: how many the lists of people hold, all in the book where None.
        """
        self.lines, self.book, self.lower, self.topics = lines, book, lower, topics
        # Who led or recorded is named apart: that is no list of those who were there.
        self.listed = len(book.people) if listed is None else listed
        self.open = [line for line in lines if line.role in {"open", "heading"}]
        self.candidates: dict[int, Candidate] = {}
        nicks = NickFinder(self.open, book)
        for position, line in enumerate(self.open):
            following = self.open[position + 1] if position + 1 < len(self.open) else None
            if line.block.role in {"cue", "chat"} or line.speaker or (line.role == "heading" and line.numbered):
                continue
            candidate = nicks.find(line) or find_candidate(line, following) or self._find_handle(line)
            if candidate and candidate.form != "prefix" and line.block.cell and line.block.cell.columns > 1:
                # A name in a cell belongs to its row; tables of speakers are read as such.
                continue
            if candidate and (
                self._is_known(candidate)
                or candidate.sign == "["
                or not set(label_classes(candidate.label)) - {"officer"}
            ):
                self.candidates[line.index] = candidate
        self.counts = Counter(
            candidate.label.casefold() for candidate in self.candidates.values() if candidate.form != "introduced"
        )
        paragraphs = sum(line.role == "open" for line in self.open)
        labelled = sum(candidate.form == "prefix" for candidate in self.candidates.values())
        repeated = [label for label, count in self.counts.items() if count > 1]
        # In talk somebody speaks again after others did; labels that never come back sort what is below them.
        said = [c.label.casefold() for c in self.candidates.values() if c.form == "prefix"]
        comes_back = self.listed > 0 or sum(1 for _ in groupby(said)) > len(set(said))
        self.dialogue = (
            comes_back and labelled >= _LEAST_LABELS and labelled >= _DIALOGUE_SHARE * paragraphs and len(repeated) > 1
        )
        self.dense = self.dialogue and labelled >= _DENSE_SHARE * paragraphs
        signs = Counter(candidate.sign for candidate in self.candidates.values() if candidate.form == "prefix")
        self.sign = max(signs, key=lambda sign: (signs[sign], sign), default=":")
        self.titled = len({c.label for c in self.candidates.values() if c.form == "prefix" and _is_titled(c.line.text)})
        self.offices = sum(candidate.office for candidate in self.candidates.values())
        self.called = self._are_called()
        self.introductions = sum(
            self._is_followed(candidate) for candidate in self.candidates.values() if candidate.form == "introduced"
        )

    def _are_called(self) -> bool:
        """Return whether full names stand alone over what was said again and again, and somebody's comes back.

        Headings of one place or firm each ("Mill Lane") look alike, but do not come back.
        """
        alone = [
            candidate.label.casefold()
            for candidate in self.candidates.values()
            if candidate.form == "alone" and " " in candidate.label and self._is_followed(candidate)
        ]
        return len(alone) >= _LEAST_CALLED and 1 < len(set(alone)) < len(alone)

    def _find_handle(self, line: Line) -> Candidate | None:
        """Read "dbrook: …" and "<plh-2> …" where one so called is known to be there."""
        alone = self.book.find(line.text[1:]) if line.text.startswith("@") and " " not in line.text else None
        if alone is not None and is_handle(alone.name):
            return Candidate(line, "alone", alone.name, [alone])
        match = _HANDLED.match(line.text)
        known = self.book.find(match["name"]) if match else None
        if match is None or known is None or not (is_handle(known.name) or match["name"] in known.aliases):
            return None
        return Candidate(line, "prefix", known.name, [known], match.end(), ":")

    def _is_known(self, candidate: Candidate) -> bool:
        return any(" " in person.name and self.book.find(person.name) for person in candidate.people)

    def _following(self, line: Line) -> Line | None:
        """Return the line in which somebody introduced here would begin to speak."""
        joined = False
        for other in self.lines[line.index + 1 : line.index + 6]:
            if joined:
                joined = False
            elif re.fullmatch(r"\s*[+&]\s*", other.text):
                joined = True
            elif (
                other.role == "open"
                and not is_mail_only(other.text)
                and not is_link_only(other.text)
                and not _is_aside(other.text)
            ):
                return other
        return None

    def _is_followed(self, candidate: Candidate) -> bool:
        following = self._following(candidate.line)
        return following is not None and (following.listed or following.prose)

    def _acquaintance(self, candidate: Candidate) -> float:
        """Weigh whether somebody of this name is known here, or its words are ordinary ones."""
        if is_label(candidate.label, "officer") and not self._is_known(candidate):
            # "Chair: …": an office speaks for its holder, where it does so again and again.
            return 0.25
        score = 0.0
        if any(len(name_tokens(person.name)) > 1 and self.book.find(person.name) for person in candidate.people):
            score += 3.0
        elif any(self.book.may_mean(person.name) for person in candidate.people):
            score += 2.25
        elif self.listed >= _LEAST_LISTED and not SYSTEM_LABEL.fullmatch(candidate.label):
            # Those who were there are listed, and nobody of this name is among them.
            score -= 1.5
        if any(is_handle(person.name) and self.book.find(person.name) for person in candidate.people):
            return score  # what somebody is called on the net is in lower case everywhere
        tokens = [token for token in name_tokens(candidate.label) if len(token) > 1]
        return score - 2.5 if tokens and all(token in self.lower for token in tokens) else score

    def score(self, candidate: Candidate) -> float:
        """Weigh one candidate; 2 is enough."""
        line, label = candidate.line, candidate.label
        count = self.counts[label.casefold()]
        score = 2.0 if candidate.sign == "[" else self._acquaintance(candidate)
        if label.casefold() in self.topics:
            score -= 3.0
        if SYSTEM_LABEL.fullmatch(label):
            score += 1.5 if any(sign.isdigit() for sign in label) or len(label) > 3 else 0.0
        several = any(" " in person.name for person in candidate.people)
        score += 0.75 if several else 0.0
        if candidate.form == "introduced":
            following = self._following(line)
            score += 1.25 if line.block.bold else 0.0
            score += 1.0 if following is not None and following.listed else 0.5 if following is not None else -2.0
            score += 1.25 if self.introductions > 2 else 0.5 if self.introductions > 1 else 0.0
            return score
        score += 1.5 if count > 2 else 1.0 if count > 1 else 0.0
        score += 0.75 if self.dialogue else 0.0
        if candidate.form == "prefix":
            # Where nearly all that is said has its label, and this one has their sign, it is a speaker's.
            score += 1.25 if self.dense and candidate.sign == self.sign else 0.0
            # An office opens a label here; several of them label the turns.
            score += 0.0 if not candidate.office else 2.0 if self.offices >= _LEAST_OFFICES else 1.0
            # A title in front is a person's; several of them label the turns.
            score += 0.0 if not _is_titled(line.text) else 1.75 if self.titled > 1 else 1.0
            score += 0.75 if line.block.lead and abs(line.block.lead - len(label)) <= 3 and count > 1 else 0.0
            score -= 0.25 if candidate.sign not in {":", "：", "["} and not self.dialogue else 0.0
            return score
        following = self._following(line)
        deeper = following is not None and (following.listed or following.words > line.words)
        if not deeper:
            return score - 3.0
        score += 0.75 if candidate.sign else 0.0
        score += 0.75 if line.block.bold else 0.0
        score += 1.25 if self.called and several else 0.0
        if line.listed:
            score -= 0.0 if following is not None and following.block.level > line.block.level else 3.0
        return score

    def accept(self) -> dict[int, Candidate]:
        """Return the candidates with enough evidence by line; names they introduce count for the others."""
        chosen = {index: candidate for index, candidate in self.candidates.items() if self.score(candidate) >= _ENOUGH}
        for candidate in chosen.values():
            for person in candidate.people:
                hinted = self.book.is_hinted(person.name) or self.book.find_holder(person.name)
                if candidate.sign != "[" and not hinted:
                    self.book.add(person)
        return {
            index: candidate
            for index, candidate in self.candidates.items()
            if index in chosen or self.score(candidate) >= _ENOUGH
        }
