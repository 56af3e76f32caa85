"""What is said at an invented meeting, before any layout: people, topics, points, tasks."""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass, field, replace
from functools import partial
from random import Random

from babel.dates import format_date

from training.layouts.words import Filler, capitalize

BINDING = ("statement", "question", "action", "decision")
"""Kinds of points, the most binding last: a paragraph is of the kind of its most binding sentence."""

UNOWNED = 0.25
"""Share of tasks that are nobody's."""
BARE = 0.18
"""Share of statements in note form that only name a thing."""
CARRIED = 0.15
"""Share of a paragraph's further sentences that may be more than statements."""


@dataclass(frozen=True)
class Person:
    """Somebody at the meeting (or kept from it)."""

    given: str
    surname: str
    honorific: str = ""
    office: str = ""
    org: str = ""

    @property
    def name(self) -> str:
        """The name as lists print it."""
        return f"{self.given} {self.surname}".strip()

    @property
    def initials(self) -> str:
        """The capitals of the name."""
        return "".join(part[0] for part in self.name.replace("-", " ").split() if part[0].isupper())

    @property
    def mail(self) -> str:
        """An address under example."""
        plain = unicodedata.normalize("NFKD", f"{self.given}.{self.surname}".lower())
        return "".join(c for c in plain if c.isascii() and (c.isalnum() or c == ".")) + "@post.example"


@dataclass(frozen=True)
class Item:
    """One point, as it would stand in a list. ``owner`` and ``due`` are those of a task, ``task`` its words alone."""

    text: str
    role: str = "statement"
    speaker: str | None = None
    owner: str | None = None
    due: str | None = None
    task: str | None = None
    below: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Topic:
    """A heading and what was said under it."""

    heading: str
    items: tuple[Item, ...]
    presenter: str = ""
    below: tuple[Topic, ...] = ()


@dataclass
class Meeting:
    """All that a document of the meeting may print."""

    language: str
    filler: Filler
    title: str
    body: str
    project: str
    date: dt.date
    time: str
    end: str
    venue: str
    people: list[Person]
    absent: list[Person]
    topics: list[Topic]
    tasks: list[Item]
    next: str
    dates: str = "long"
    naming: str = "full"
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def chair(self) -> Person:
        """Who leads."""
        return self.people[0]

    @property
    def secretary(self) -> Person:
        """Who writes."""
        return self.people[-1]


def print_date(day: dt.date, language: str, form: str) -> str:
    """Print a date: "long", "weekday", "american", "iso", "dots", "slashes" or "yearless"."""
    locale = {"xx": "en"}.get(language, language)
    if form == "american":
        return format_date(day, "MMMM d, y", "en") if language == "en" else format_date(day, "long", locale)
    patterns = {"iso": "yyyy-MM-dd", "dots": "dd.MM.yyyy", "slashes": "dd/MM/yyyy"}
    if form in patterns:
        return format_date(day, patterns[form], locale)
    if form == "yearless":
        return format_date(day, {"de": "d. MMMM", "da": "d. MMMM"}.get(language, "d MMMM"), locale)
    if form == "weekday":
        return format_date(day, "full", "en_GB" if language == "en" else locale)
    return format_date(day, "long", "en_GB" if language == "en" else locale)


def print_name(person: Person, naming: str) -> str:
    """Print a name as running text does: "full", "given", "surname", "honorific" or "initials"."""
    if naming == "given":
        return person.given
    if naming == "honorific" and person.honorific:
        return f"{person.honorific} {person.surname}"
    return {"surname": person.surname, "initials": person.initials}.get(naming, person.name)


class Scribe:
    """Writes one meeting from the lists of a language."""

    def __init__(self, language: str, random: Random) -> None:
        """Choose people, place and time, and how the writer names and dates things."""
        self.random = r = random
        self.language = language
        self.fill = fill = Filler(language, random)
        self.dates = r.choice(["long", "long", "weekday", "iso", "dots", "slashes", "american", "yearless"])
        self.naming = r.choices(["full", "given", "surname", "honorific", "initials"], [4, 3, 1, 2, 2])[0]
        self.day = dt.date(2001, 1, 1) + dt.timedelta(days=r.randrange(365 * 26))
        self.hour = r.randrange(8, 21)
        self.clock = r.choice(["{:d}:{:02d}", "{:02d}:{:02d}", "{:d}.{:02d}", "{:d}h{:02d}"])
        self.people = self._people(r.choices([1, 2, 3, 4, 5, 6, 8, 10, 14, 20], [1, 2, 4, 5, 5, 4, 4, 3, 2, 1])[0] + 1)
        self.away = self._people(r.choices([0, 1, 2, 3, 5], [5, 3, 3, 2, 1])[0])
        self.body, self.project = fill.pick("bodies"), fill.pick("project")
        self.venue = fill.pick("venues")
        self._slots()

    def _people(self, count: int) -> list[Person]:
        given = self.random.sample(self.fill.lists["given"], min(count, 20))
        surnames = self.random.sample(self.fill.lists["surnames"], min(count, 20))
        return [
            Person(g, s, *(self.fill.pick(key) for key in ("honorifics", "offices", "orgs")))
            for g, s in zip(given, surnames, strict=True)
        ]

    def set_day(self, day: dt.date) -> None:
        """Move the meeting to a day."""
        self.day = day
        self._slots()

    def _time(self, minutes: int) -> str:
        at = self.hour * 60 + minutes
        hour, minute = at // 60 % 24, at % 60
        if self.language == "en" and self.clock.startswith("{:d}:"):
            return f"{(hour - 1) % 12 + 1}:{minute:02d} {'am' if hour < 12 else 'pm'}"
        return self.clock.format(hour, minute)

    def _money(self) -> str:
        amount = self.random.choice([45, 120, 380, 500, 1250, 2400, 18000, 52750])
        plain = f"{amount:,}" if self.language == "en" else f"{amount:,}".replace(",", ".")
        return self.random.choice([f"£{plain}", f"${plain}"]) if self.language == "en" else f"{plain} €"

    def _date(self, form: str) -> str:
        return print_date(self.day + dt.timedelta(days=self.random.randrange(-60, 90)), self.language, form)

    def _person(self) -> str:
        return print_name(self.random.choice(self.people), self.naming)

    def _owner(self) -> str:
        r = self.random
        if len(self.people) > 2 and r.random() < 0.12:
            return r.choice([", ", "/", " & "]).join(print_name(p, self.naming) for p in r.sample(self.people, 2))
        return self._person()

    def _slots(self) -> None:
        r, fill = self.random, self.fill
        start = r.choice([0, 0, 15, 30])
        locale = self.language
        fixed = {
            "time": self._time(start),
            "end": self._time(start + r.randrange(30, 190)),
            "chair": print_name(self.people[0], "honorific" if r.random() < 0.4 else "full"),
            "secretary": self.people[-1].name,
            "body": self.body,
            "project": self.project,
            "venue": self.venue,
            "year": str(self.day.year),
            "date": print_date(self.day, locale, "long" if self.dates == "yearless" else self.dates),
            "mail": self.people[-1].mail,
            "tel": f"0{r.randrange(100, 999)} {r.randrange(100, 999)} {r.randrange(10, 99)}",
        }
        fill.slots.update({key: partial(str, value) for key, value in fixed.items()})
        fill.slots.update(
            person=self._person,
            owner=self._owner,
            money=self._money,
            pct=lambda: f"{r.randrange(2, 95)}{r.choice(['%', ' %'])}",
            n=lambda: str(r.choice([2, 3, 4, 5, 7, 8, 11, 12, 15, 24, 36, 110])),
            month=lambda: format_date(self.day.replace(day=1, month=r.randrange(1, 13)), "MMMM", locale),
            weekday=lambda: format_date(self.day + dt.timedelta(days=r.randrange(7)), "EEEE", locale),
            day=lambda: self._date("yearless" if self.dates == "long" and r.random() < 0.7 else self.dates),
            link=lambda: (
                f"https://{r.choice(['files', 'wiki', 'docs', 'git'])}.example/{r.choice('abcdefgh')}{r.randrange(99)}"
            ),
            place=lambda: fill.pick("orgs").split()[-1],
            title=lambda: self.title,
        )

    title = ""

    def sentence(self, role: str, *, short: bool = False) -> Item:
        """Return one point of a kind; ``short``: in note form."""
        fill = self.fill
        if role == "action":
            return self.task(short=short)
        if role == "statement" and short and self.random.random() < BARE:
            return Item(capitalize(fill.slots["person"]() if self.random.random() < 0.2 else self.bare()), role)
        key = {"question": "ask", "decision": "decide"}.get(role, "bits" if short else "say")
        if role == "statement" and not short and self.random.random() < 0.05:
            key = "moved"
        return Item(fill.make(key), role)

    def bare(self) -> str:
        """Return the name of a thing alone, without its article now and then."""
        words = self.fill.pick(self.random.choice(["things", "things", "project", "orgs"]))
        return words.split(" ", 1)[-1] if self.random.random() < 0.5 else words

    def task(self, *, short: bool = False) -> Item:
        """Return a task: "Ana will write", or in note form "Write"."""
        fill, r = self.fill, self.random
        owner, due = fill.slots["owner"](), fill.make("due")
        if short:
            words = fill.make("imperative")
            if r.random() < UNOWNED:
                return Item(words, "action", task=words)
            return Item(words, "action", owner=owner, due=due, task=words)
        if r.random() < UNOWNED:
            return Item(fill.make("imperative"), "action")
        words = fill.make("task")
        template = fill.pick("will")
        if "{task}" not in template:
            words = fill.fill(template.replace("{owner}", owner).replace("{due}", due))
        text = fill.fill(template.replace("{owner}", owner).replace("{task}", words).replace("{due}", due))
        if r.random() < 0.5:
            words = capitalize(words)
        return Item(
            capitalize(" ".join(text.split())), "action", owner=owner, due=due if due in text else None, task=words
        )

    def paragraph(self, sentences: int, weights: dict[str, float]) -> Item:
        """Return several sentences as one point of their most binding kind."""
        roles = self.random.choices(BINDING, [weights.get(role, 1.0) for role in BINDING], k=sentences)
        roles = [role if n == 0 or self.random.random() < CARRIED else "statement" for n, role in enumerate(roles)]
        self.random.shuffle(roles)
        parts = [self.sentence(role) for role in roles]
        texts = [part.text if part.text[-1] in ".?!" else f"{part.text}." for part in parts]
        top = max(parts, key=lambda part: BINDING.index(part.role))
        return replace(top, text=" ".join(texts))
