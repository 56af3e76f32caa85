"""The minutes themselves: topics under headings, in tables, in forms, in an outline, in running prose, in talk."""

from __future__ import annotations

from dataclasses import replace

from training.layouts.compose import Composer
from training.layouts.content import Item, Topic, print_name
from training.layouts.pages import Cell, Para, Span
from training.layouts.words import capitalize


def write_topics(c: Composer, form: str) -> None:
    """Print the meeting's topics in one of the forms of ``habits.SHARES["body"]``."""
    writers = {
        "rows": write_rows,
        "topic_rows": write_topic_rows,
        "form": write_forms,
        "outline": write_outline,
        "numbered": write_numbered,
        "flow": write_flow,
        "dialogue": write_dialogue,
    }
    writers.get(form, write_sections)(c)


def mark_action(c: Composer, item: Item) -> Item:
    """Give a task or a decision the mark that this document gives them ("Action: ", "AI Ben: ", "=> ")."""
    form, r = c.habits.inline, c.random
    below = tuple(mark_action(c, inner) for inner in item.below)
    text = item.text
    if item.role == "action" and form == "label":
        text = f"{c.fill.lists['labels']['action'][0]}: {text}"
    elif item.role == "action" and form == "owner_label" and item.task:
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
    for topic in c.meeting.topics:
        write_section(c, topic, 0)


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
                c.line(c.fill.pick("none"), "other")
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


def write_lead_in(c: Composer) -> None:
    """Print a line that only introduces the list below it."""
    c.line(c.fill.make("lead_in"), "lead_in")


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


def header_row(c: Composer, keys: list[str], label: str = "other") -> list[Cell]:
    """Return a table's head."""
    shade = c.habits.shade if c.random.random() < 0.6 else None
    bold = c.random.random() < 0.85
    return [c.plain_cell(c.fill.pick("cols", key), label, bold=bold, shade=shade) for key in keys]


def write_rows(c: Composer) -> None:
    """Print one table for the whole meeting: number, topic and text, text alone, owner, due."""
    r = c.random
    keys = r.choice(
        [
            ["no", "text", "who"],
            ["no", "topic_text", "who"],
            ["topic", "text", "who", "when"],
            ["no", "topic", "text", "decision"],
            ["topic", "text"],
            ["no", "topic_text", "who", "when"],
            ["speaker", "text"],
        ]
    )
    rows = [header_row(c, ["topic" if key == "topic_text" else key for key in keys])] if r.random() < 0.8 else []
    for n, topic in enumerate(c.meeting.topics, 1):
        one_each = "topic_text" not in keys and "decision" not in keys and r.random() < 0.4
        groups = [topic.items[at : at + 1] for at in range(len(topic.items))] if one_each else [topic.items]
        for g, items in enumerate(groups or [()]):
            rows.append([_row_cell(c, key, topic, items, n, first=g == 0) for key in keys])
    widths = {
        "no": 0.4,
        "topic": 1.5,
        "text": 5.0,
        "topic_text": 5.0,
        "who": 0.9,
        "when": 1.0,
        "decision": 2.0,
        "speaker": 1.2,
    }
    c.table(rows, [widths[key] for key in keys], ruled=True if len(rows) > 6 else None)
    c.section = None


def _row_cell(c: Composer, key: str, topic: Topic, items: tuple[Item, ...], number: int, *, first: bool) -> Cell:
    cell = Cell([])
    with c.cell(cell):
        if key == "no":
            cell.paras.append(Para([Span(f"{number}{c.random.choice(['', '.'])}" if first else "", "other")], after=0))
        elif key == "topic" and first:
            c.heading(topic.heading, numbered=False)
        elif key == "topic_text":
            c.heading(topic.heading, numbered=False)
            _cell_items(c, list(items))
        elif key == "text":
            _cell_items(c, [i for i in items if i.role != "decision" or number % 2])
        elif key == "decision":
            _cell_items(c, [i for i in items if i.role == "decision" and not number % 2])
        elif key == "speaker" and items:
            name = print_name(c.random.choice(c.meeting.people), c.meeting.naming)
            c.add(Para([Span(name, "speaker", bold=True)], after=0))
            c.last_speaker = name
        elif key in {"who", "when"}:
            owners = [getattr(i, {"who": "owner", "when": "due"}[key]) for i in items if i.role == "action"]
            cell.paras.extend(Para([Span(text, "other")], after=0) for text in dict.fromkeys(filter(None, owners)))
    return cell


def _cell_items(c: Composer, items: list[Item]) -> None:
    form = c.habits.points
    speaker, c.last_speaker = c.last_speaker, None
    for n, item in enumerate(items, 1):
        kind = (
            form
            if form in {"typed_bullet", "typed_number", "letters"}
            else "typed_bullet"
            if form == "auto_bullet"
            else "paragraph"
        )
        start = len(c.sheet.points)
        c.point(replace(item, below=()) if kind == "paragraph" else item, kind, speaker=speaker, ordinal=n)
        for said in c.sheet.points[start:]:
            said.form = "table" if kind == "paragraph" else said.form


def write_topic_rows(c: Composer) -> None:
    """Print a two-row table for each topic: the topic, its presenter, then the discussion."""
    r = c.random
    for n, topic in enumerate(c.meeting.topics, 1):
        head = Cell([], merge=2, shade=c.habits.shade)
        with c.cell(head):
            para = c.heading(topic.heading, numbered=False)
            para.marker = f"{n}. " if r.random() < 0.5 else ""
            if c.habits.shade in {"000000", "1F3864"}:
                para.spans[0].color = "FFFFFF"
        left, right = Cell([]), Cell([])
        left.paras.append(
            Para([Span(c.fill.pick("labels", r.choice(["discussion", "conclusions"])), "other", bold=True)], after=0)
        )
        with c.cell(right):
            _cell_items(c, list(topic.items))
        rows = [[head], [left, right]]
        tasks = [i for i in topic.items if i.role == "action" and i.owner]
        if tasks and r.random() < 0.5:
            who = " / ".join(dict.fromkeys(str(i.owner) for i in tasks))
            rows.append([c.plain_cell(c.fill.pick("cols", "who"), "other", bold=True), c.plain_cell(who, "other")])
        c.table(rows, [1.0, 3.5], ruled=True)
        c.gap()


def write_forms(c: Composer) -> None:
    """Print a form for each topic: its labels (item, presenter), then discussion, conclusions, tasks under subheads."""
    h, r, fill = c.habits, c.random, c.fill
    keys = [
        ("discussion", {"statement", "question"}),
        ("conclusions" if r.random() < 0.6 else "decisions", {"decision"}),
        ("actions", {"action"}),
    ]
    for topic in c.meeting.topics[:5]:
        if r.random() < 0.5:
            c.open_section(topic.heading)
            c.add(
                Para(
                    [
                        c.label_span(fill.lists["item"][-1] + ":", "heading"),
                        Span(f"\t{topic.heading}", "heading"),
                        Span(f"\t{fill.pick('cols', 'speaker')}:\t{topic.presenter}", "field"),
                    ],
                    stops=(90, 280, 350),
                )
            )
        else:
            c.heading(topic.heading)
        for key, roles in keys:
            items = tuple(i for i in topic.items if i.role in roles)
            if not items and r.random() < 0.6:
                continue
            name = c.open_section(fill.lists["labels"][key][0])
            c.add(
                Para(
                    [
                        Span(
                            name + r.choice([":", ""]),
                            "heading",
                            bold=h.label != "plain",
                            underline=h.label == "underline",
                            italic=h.label == "plain",
                        )
                    ],
                    before=4,
                    after=2,
                )
            )
            if not items:
                c.line(fill.pick("none"), "other")
            elif key == "actions" and r.random() < 0.5:
                write_task_rows(c, list(items), ["what", "who", "when"], header=True)
            else:
                write_items(c, items, h.points)


def write_task_rows(c: Composer, tasks: list[Item], keys: list[str], *, header: bool) -> None:
    """Print tasks as rows: what, who, when, status, number, in the given order."""
    r = c.random
    rows = [header_row(c, keys)] if header else []
    for n, item in enumerate(tasks, 1):
        due = item.due if r.random() < 0.8 else None
        text = item.task or item.text
        values = {"no": str(n), "who": item.owner or "", "when": due or "", "status": c.fill.pick("states")}
        row = []
        for key in keys:
            if key == "what":
                said = replace(
                    item, text=text, owner=item.owner if "who" in keys else None, due=due if "when" in keys else None
                )
                index = c.say(replace(said, below=(), role="action"), "table")
                row.append(Cell([Para([Span(text, "point", point=index)], after=0)]))
            else:
                row.append(c.plain_cell(values[key], "other"))
        rows.append(row)
    widths = {"no": 0.4, "what": 4.0, "who": 1.4, "when": 1.3, "status": 1.0}
    c.table(rows, [widths[key] for key in keys])


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
    form = r.choice(["colon", "bold", "dash", "line", "question"])
    for topic in m.topics:
        if headed:
            c.heading(topic.heading)
        for item in topic.items:
            shown = mark_action(c, item)
            if form == "question":
                asked = c.say(c.make_item("question"), "paragraph")
                c.add(Para([Span(c.sheet.points[asked].text, "point", bold=True, point=asked)], before=6, after=2))
                c.point(replace(shown, below=()), "paragraph")
                continue
            name = print_name(r.choice(m.people), m.naming)
            if shown.text.startswith(f"{shown.owner}: "):
                continue
            if form == "line":
                c.add(Para([Span(name, "speaker", bold=True)], before=6, after=0))
                c.point(replace(shown, below=()), "paragraph", speaker=name)
                continue
            lead = (
                (Span(f"{name} - ", "speaker"),)
                if form == "dash"
                else (Span(f"{name}:", "speaker", bold=form == "bold"), Span(" ", "speaker"))
            )
            c.point(replace(shown, below=()), "paragraph", lead=lead, speaker=name)
