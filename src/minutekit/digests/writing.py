"""How a point becomes a line: cleaned, shortened, and redacted if so asked."""

from __future__ import annotations

import re
from dataclasses import replace

from minutekit.digests.cleaning import clean_text
from minutekit.digests.shortening import MOST_WORDS, Form, count_words, shorten_line
from minutekit.digests.tasks import charges_somebody, is_task
from minutekit.language.redaction import redact_text
from minutekit.schema import Point

TASK_NAMED = 2.0
"""How much more a form of a task is worth that names who or by when."""

_SENTENCE_END = ". "
_WORD = re.compile(r"[\w.'’-]+\w")


class Writer:
    """Writes points as lines. ``language``: for points that name none."""

    def __init__(self, language: str | None, *, redact: bool) -> None:
        """Keep what all lines have in common."""
        self._language = language
        self._redact = redact

    def language_of(self, point: Point) -> str | None:
        """Return the language to read a point in."""
        return point.language or self._language

    def line(self, point: Point) -> str:
        """Return the whole point as a line; one that cleaning would empty stays as it was said."""
        return self.publish(self._clean(point))

    def _clean(self, point: Point) -> str:
        text = clean_text(point.text, self.language_of(point), spoken=point.medium != "written")
        return text or " ".join(point.text.split())

    def publish(self, text: str) -> str:
        """Blank what must not be published, if so asked."""
        return redact_text(text) if self._redact else text

    def forms(self, point: Point, most: int = MOST_WORDS) -> list[Form]:
        """Return the ways to write a point in at most ``most`` words."""
        line = self._clean(point)
        published = self.publish(line)
        forms = shorten_line(line, self.language_of(point), most)
        if published == line:
            return forms
        # A cut must not let half of what is blanked through.
        blanked = set(line.split()) - set(published.split())
        written = (replace(form, text=self.publish(form.text)) for form in forms)
        return [form for form in written if blanked.isdisjoint(form.text.split())]

    def short_line(self, point: Point) -> str:
        """Return the best single line for a point that must be shown: whole if short, else its best form."""
        return self.best_form(point).text

    def task_forms(self, point: Point) -> list[Form]:
        """Return the forms of a written action that charge somebody: of a long one each sentence that names whom."""
        if point.kind != "action" or point.medium != "written":
            return []
        language, found = self.language_of(point), dict[int, Form]()
        if count_words(point.text) > MOST_WORDS:
            charging = (form for form in self.forms(point) if charges_somebody(form.text, language))
            for form in sorted(charging, key=lambda form: (-form.soundness, _SENTENCE_END in form.text, -form.words)):
                found.setdefault(form.start, form)
        if not found and is_task(point):
            return [self.best_form(point)]
        return [found[start] for start in sorted(found)]

    def best_form(self, point: Point) -> Form:
        """Return the soundest and fullest form of a point, the whole if it is short.

        Of a task rather what names who is to do it, or by when.
        """
        line = self.line(point)
        forms = [] if count_words(line) <= MOST_WORDS else self.forms(point)
        if not forms:
            return Form(line, 0, 1.0)
        charged = {word for part in (point.owner, point.due) if part for word in self.publish(part).split()}

        def rank(form: Form) -> tuple[float, int]:
            named = TASK_NAMED if not charged.isdisjoint(_WORD.findall(form.text)) else 1.0
            return form.soundness * min(form.words, MOST_WORDS) * named, -form.start

        return max(forms, key=rank)
