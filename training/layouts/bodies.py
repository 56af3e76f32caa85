"""The minutes themselves: topics under headings, in an outline, in numbered paragraphs, in running prose, in talk."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from training.layouts.compose import Composer
from training.layouts.content import Item, Topic, print_date, print_name
from training.layouts.pages import Para, Span
from training.layouts.words import capitalize

PERIODS = 0.08
"""Share of minutes in sections whose headings are weeks, sprints or days."""
SHORTEST_SENTENCE = 14
"""Characters from which on words for nothing ("Nothing to report") are a sentence."""


def mark_action(c: Composer, item: Item) -> Item:
    """Give a task or a decision the mark that this document gives them ("Action: ", "AI Ben: ", "=> ")."""
    form, r = c.habits.inline, c.random
    below = tuple(mark_action(c, inner) for inner in item.below)
    text = item.text
    if item.role == "action" and form == "label":
        text = f"{c.fill.lists['labels']['action'][0]}: {text}"
    elif item.role == "action" and form == "owner_label" and item.task and item.owner:
        text = f"{c.fill.lists['labels']['action'][-1]} {item.owner}: {capitalize(item.task)}"
    elif item.role == "action" and form == "arrow":
        text = f"-> {text}"
    elif item.role == "decision" and form == "label" and r.random() < 0.5:
        text = f"{c.fill.lists['labels']['decision'][0]}: {text}"
    if item.role == "action" and item.owner and item.owner not in text:
        text, item = _name_owner(c, text, item)
    return replace(item, text=text, below=below)


def _name_owner(c: Composer, text: str, item: Item) -> tuple[str, Item]:
    """A task in note form names its owner, or has none."""
    form = c.random.choice(["none", "none", "bracket", "dash", "front", "end"])
    if form == "none":
        return text, replace(item, owner=None, due=None)
    due = item.due if c.random.random() < 0.4 else None
    inside = f"{item.owner}, {due}" if due else f"{item.owner}"
    texts = {
        "bracket": f"{text} ({inside})",
        "dash": f"{text} – {inside}",
        "front": f"{item.owner}: {text}" + (f" ({due})" if due else ""),
        "end": f"{text}. {c.fill.lists['labels']['action'][0].upper()}: {inside}",
    }
    return texts[form], replace(item, due=due)


def lead_of(c: Composer, name: str) -> tuple[Span, ...]:
    """Return the label that says who spoke, in the document's look."""
    form = c.habits.speakers
    if form == "dash":
        return (Span(f"{name} - ", "speaker"),)
    if form == "brackets":
        return (Span(f"[{name}] ", "speaker"),)
    return (Span(f"{name}:", "speaker", bold=form == "bold"), Span(" ", "speaker"))


def write_items(c: Composer, items: tuple[Item, ...], form: str, level: int = 0) -> None:
    """Print points one below the other, with speakers where the document names them."""
    r, m, speakers = c.random, c.meeting, c.habits.speakers
    if form == "breaks" and items:
        write_broken(c, items)
        return
    current = None
    for n, raw in enumerate(items, 1):
        item, speaker = mark_action(c, raw), raw.speaker
        lead: tuple[Span, ...] = ()
        if speaker is None and speakers not in {"none", "line"} and r.random() < 0.6:
            speaker = print_name(r.choice(m.people), m.naming)
        if speakers == "line" and (current is None or r.random() < 0.4):
            current = print_name(r.choice(m.people), m.naming)
            c.add(
                Para(
                    [Span(current + r.choice(["", ":"]) if level else current, "speaker", bold=True)], before=4, after=1
                )
            )
        if speaker and speakers != "line":
            lead = lead_of(c, speaker)
            if item.text.startswith(f"{item.owner}: "):
                lead, speaker = (), None
        c.point(item, form, level, lead, speaker if lead else current, n)


def write_broken(c: Composer, items: tuple[Item, ...]) -> None:
    """Print points as lines of one paragraph, with hard breaks between them."""
    spans: list[Span] = []
    for n, raw in enumerate(items):
        item = mark_action(c, raw)
        for part in (item, *item.below):
            index = c.say(part, "paragraph")
            spans.append(Span(part.text, "point", point=index, break_before=bool(spans)))
        if n % 5 == 4:
            c.add(Para(spans, after=c.habits.spacing))
            spans = []
    if spans:
        c.add(Para(spans, after=c.habits.spacing))


def write_sections(c: Composer) -> None:
    """Print a heading for each topic and its points below."""
    if c.random.random() < PERIODS:
        write_periods(c)
        return
    for topic in c.meeting.topics:
        write_section(c, topic, 0)


def write_periods(c: Composer) -> None:
    """Print weeks, sprints or days as headings, with their dates or their matter behind, and their points below."""
    r, m = c.random, c.meeting
    names = [name for name in c.fill.lists["log"] if "{n}" in name and "{date}" not in name] or ["{n}."]
    name, behind, plain = r.choice(names), r.choice(["", "", "dates", "topic", "day"]), r.random() < 0.6
    for n, topic in enumerate(m.topics, 1):
        first = m.date + dt.timedelta(days=7 * n)
        days = [print_date(day, m.language, "dots") for day in (first, first + dt.timedelta(days=6))]
        ends = {"dates": f" ({days[0]} - {days[1]})", "topic": f": {topic.heading}", "day": f" {days[0]}"}
        text = name.replace("{n}", str(n)) + ends.get(behind, "")
        if plain:
            c.open_section(text)
            c.add(Para([Span(text + r.choice(["", "", ":"]), "heading")], before=4))
        else:
            c.heading(text, numbered=False)
        write_items(c, topic.items, c.habits.points)


def write_section(c: Composer, topic: Topic, level: int) -> None:
    """Print one topic and those below it."""
    h, r = c.habits, c.random
    form = h.points if r.random() < 0.85 else r.choice(["paragraph", "auto_bullet", "typed_bullet", "breaks"])
    items = topic.items
    if h.heading == "run_in" and items and level == 0:
        write_run_in(c, topic)
        items = items[1:]
        form = form if form in {"auto_bullet", "typed_bullet"} else "paragraph"
    else:
        c.heading(topic.heading, level)
    if not items and not topic.below and h.heading != "run_in":
        if r.random() < 0.6:
            if r.random() < 0.6:
                write_nothing(c)
            else:
                c.point(Item(c.fill.make("approval"), "decision"), "paragraph")
        return
    if len(items) > 2 and r.random() < 0.1:
        write_lead_in(c)
    if len(items) > 1 and form in {"auto_bullet", "typed_bullet"} and r.random() < 0.15:
        c.point(mark_action(c, items[0]), "paragraph")
        items = items[1:]
    write_items(c, items, form)
    for below in topic.below:
        write_section(c, below, level + 1)


def write_nothing(c: Composer) -> None:
    """Print that nothing was raised: a sentence says so, "None" and "N/A" are empty fields."""
    text = c.fill.pick("none")
    if " " in text and len(text) >= SHORTEST_SENTENCE:
        c.point(Item(text), "paragraph")
    else:
        c.line(text, "other")


def write_lead_in(c: Composer) -> None:
    """Print a line that only introduces the list below it."""
    item = Item(c.fill.make("lead_in"))
    index = c.say(item, "paragraph")
    c.add(Para([Span(item.text, "lead_in", point=index)], after=c.habits.spacing))


def write_run_in(c: Composer, topic: Topic) -> None:
    """Print the heading at the head of its first paragraph."""
    span = c.heading_span(topic.heading)
    marker = c.number(0)
    between = c.random.choice([" – ", ": ", ". ", "  ", " - "])
    c.open_section(span.text)
    item = mark_action(c, topic.items[0])
    index = c.say(item, "numbered" if marker else "paragraph")
    span.text += between.rstrip()
    span.bold, span.underline = True, c.random.random() < 0.2
    c.add(Para([span, Span(" " + item.text, "point", point=index)], marker=marker, after=c.habits.spacing, before=4))
    for n, below in enumerate(item.below, 1):
        c.point(below, "auto_bullet", 0, ordinal=n)


def write_outline(c: Composer) -> None:
    """Print everything as one nested list, the topics its first level."""
    bold = c.random.random() < 0.5
    form = c.random.choice(["auto_bullet", "auto_bullet", "auto_number", "typed_bullet"])
    for topic in c.meeting.topics:
        if not topic.items:
            continue
        c.open_section(topic.heading)
        para = Para([Span(topic.heading, "heading", bold=bold)], after=2)
        if form == "typed_bullet":
            para.marker, para.left = c.habits.bullet + " ", c.habits.indent
        else:
            para.auto, para.style = ("number", "List Number") if form == "auto_number" else ("bullet", "List Bullet")
        c.add(para)
        start = len(c.sheet.points)
        for k, item in enumerate(topic.items, 1):
            c.point(mark_action(c, item), "auto_bullet" if form == "auto_number" else form, 1, ordinal=k)
        for said in c.sheet.points[start:]:
            said.level = max(0, said.level - 1)
    c.counts[0] = len(c.meeting.topics)


def write_numbered(c: Composer) -> None:
    """Print each topic as numbered paragraphs without headings: "3. The pump: ..."."""
    form = c.random.choice(["typed_number", "auto_number", "decimal"])
    with_topic = c.random.random() < 0.5
    n = 0
    c.counts[0] = 1
    for topic in c.meeting.topics:
        for item in topic.items[:3]:
            n += 1
            shown = mark_action(c, item)
            if with_topic and item is topic.items[0]:
                shown = replace(shown, text=f"{topic.heading}: {shown.text}")
            c.point(shown, form, ordinal=n)


def write_flow(c: Composer) -> None:
    """Print running text without headings."""
    form = c.random.choice(["paragraph", "paragraph", "indented", "breaks"])
    for topic in c.meeting.topics:
        write_items(c, topic.items, form)


def write_dialogue(c: Composer) -> None:
    """Print who said what, turn by turn, now and then under a heading."""
    r, m = c.random, c.meeting
    headed = r.random() < 0.5
    form = r.choice(["colon", "bold", "dash", "line", "stamp"])
    minutes = r.randrange(40)
    for topic in m.topics:
        if headed:
            c.heading(topic.heading)
        for item in topic.items:
            shown = replace(mark_action(c, item), below=())
            name = print_name(r.choice(m.people), m.naming)
            if shown.text.startswith(f"{shown.owner}: "):
                continue
            if form == "line":
                c.add(Para([Span(name, "speaker", bold=True)], before=6, after=0))
                c.point(shown, "paragraph", speaker=name)
                continue
            lead: tuple[Span, ...] = (Span(f"{name}:", "speaker", bold=form == "bold"), Span(" ", "speaker"))
            if form == "dash":
                lead = (Span(f"{name} - ", "speaker"),)
            para = c.point(shown, "paragraph", lead=lead, speaker=name)
            if form == "stamp":
                minutes += r.randrange(3)
                para.marker = f"[{minutes // 60 + 9:02d}:{minutes % 60:02d}] "


def write_interview(c: Composer) -> None:
    """Print questions and what was answered to each: questions as headings, numbered, or after a letter."""
    r = c.random
    form = r.choice(["heading", "heading", "heading", "numbered", "letter", "bullet"])
    number = 0
    for topic in c.meeting.topics:
        for item in topic.items[:3]:
            number += 1
            asked = c.make_item("question")
            if form == "heading":
                c.heading(asked.text, numbered=False)
                c.point(item, "paragraph")
            elif form == "letter":
                c.point(asked, "paragraph").marker = "Q: " if r.random() < 0.5 else f"Q{number}. "
                c.point(replace(item, below=()), "paragraph").marker = "A: "
            else:
                c.point(
                    replace(asked, below=(item,)),
                    "auto_number" if form == "numbered" else "auto_bullet",
                    ordinal=number,
                )


def write_standup(c: Composer) -> None:
    """Print what each person did, plans and waits for: a name on its line (or a label), then notes."""
    r, m = c.random, c.meeting
    items = [item for topic in m.topics for item in topic.items]
    form = r.choice(["line", "heading", "label"])
    for at, person in enumerate(m.people[:8]):
        some = items[at :: len(m.people)][:4]
        name = print_name(person, "given" if m.naming == "initials" else m.naming)
        if not some:
            continue
        if form == "heading":
            c.heading(name, numbered=False)
        elif form == "line":
            c.add(Para([Span(name + r.choice(["", ":"]), "speaker", bold=r.random() < 0.6)], before=5, after=1))
        for item in some:
            said = replace(item, below=())
            if form == "label":
                c.point(said, "paragraph", lead=(Span(f"{name}: ", "speaker"),), speaker=name)
            else:
                c.point(said, "auto_bullet", speaker=name if form == "line" else None)
