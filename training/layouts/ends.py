"""What stands below the minutes and around them: tasks, next meeting, closing words, signatures, running heads."""

from __future__ import annotations

from dataclasses import replace

from training.layouts.bodies import mark_action, write_items
from training.layouts.compose import Composer
from training.layouts.content import Item
from training.layouts.grids import write_task_rows
from training.layouts.pages import Para, Span
from training.layouts.people import Attendance
from training.layouts.words import capitalize

ORDERS = (
    ["what", "who", "when"],
    ["who", "what", "when"],
    ["no", "what", "who", "when", "status"],
    ["what", "who"],
    ["who", "what"],
    ["no", "what", "who"],
    ["what", "when", "who"],
    ["what", "who", "when", "status"],
    ["when", "what", "who"],
    ["what", "status"],
)


def phrase_task(item: Item, form: str, due: str | None) -> str:
    """Print a task with its owner: "Ana: write", "write – Ana", "write (Ana, by May)"."""
    task = item.task or item.text
    if not item.owner:
        return item.text
    if form == "front":
        return f"{item.owner}: {task}" + (f", {due}" if due else "")
    if form == "dash":
        return f"{capitalize(task)} – {item.owner}" + (f" – {due}" if due else "")
    if form == "bracket":
        return f"{capitalize(task)} ({item.owner}{', ' + due if due else ''})"
    if form == "slash":
        return f"{item.owner} - {task}" + (f" [{due}]" if due else "")
    return item.text


def write_tasks(c: Composer) -> None:
    """Print the tasks under their heading, as a list, a table, or by owner."""
    h, r, tasks = c.habits, c.random, c.meeting.tasks
    if not tasks or h.actions in {"none", "tail"}:
        return
    c.heading(c.fill.pick("labels", r.choice(["actions", "actions", "plan"])), numbered=r.random() < 0.5)
    if h.actions in {"table", "bare_table"}:
        write_task_rows(c, tasks, list(r.choice(ORDERS)), header=h.actions == "table")
        return
    if h.actions == "owners":
        owners: dict[str, list[Item]] = {}
        for item in tasks:
            if not item.owner:
                continue
            owners.setdefault(item.owner, []).append(item)
        for owner, items in owners.items():
            c.open_section(owner)
            c.add(Para([Span(f"{owner}:", "heading", bold=r.random() < 0.5)], before=4, after=2))
            for n, item in enumerate(items, 1):
                c.point(replace(item, text=capitalize(item.task or item.text), due=None), list_form(c), ordinal=n)
        return
    form = r.choice(["front", "dash", "bracket", "slash", "sentence", "sentence"])
    for n, item in enumerate(tasks, 1):
        due = item.due if r.random() < 0.5 else None
        text = phrase_task(item, form, due)
        known = bool(item.owner) and str(item.owner) in text
        kept = replace(item, text=text, owner=item.owner if known else None, due=due if due and due in text else None)
        c.point(kept, list_form(c), ordinal=n)


def list_form(c: Composer) -> str:
    """Return the form of points in lists: the document's own, bullets where it prints paragraphs."""
    form = c.habits.points
    return (
        form
        if form not in {"paragraph", "breaks", "indented", "decimal"}
        else c.random.choice(["auto_bullet", "paragraph", "typed_bullet"])
    )


def write_extras(c: Composer) -> None:
    """Print decisions, open questions or suggestions gathered under a heading of their own, now and then."""
    r, m = c.random, c.meeting
    for key, role in (
        ("decisions", "decision"),
        ("questions", "question"),
        ("suggestions", "statement"),
        ("conclusions", "statement"),
    ):
        if r.random() > 0.06 or not m.topics:
            continue
        items = tuple(c.make_item(role) for _ in range(r.randrange(1, 5)))
        c.heading(c.fill.pick("labels", key), numbered=False)
        write_items(c, tuple(mark_action(c, item) for item in items), list_form(c))


def write_links(c: Composer) -> None:
    """Print a list that only links."""
    r = c.random
    c.heading(c.fill.pick("labels", "attachments"), numbered=r.random() < 0.3)
    bullet = r.random() < 0.6
    for _ in range(r.randrange(2, 7)):
        text = f"{r.choice(['www.', 'https://', 'https://docs.'])}{r.choice(['karte', 'wiki', 'board', 'plans', 'code'])}.example"
        text += r.choice(["", f"/d/{r.randrange(9999)}", "/start"])
        c.add(
            Para(
                [Span(text, "other", color=r.choice([None, "0000FF"]))],
                auto="bullet" if bullet else "",
                style="List Bullet" if bullet else "",
                after=1,
            )
        )


def write_next(c: Composer) -> None:
    """Print when the next meeting is, now and then under a heading."""
    r = c.random
    if r.random() < 0.3:
        c.heading(c.fill.pick("labels", "plan"), numbered=r.random() < 0.5)
    c.point(Item(c.meeting.next), "paragraph")


def write_close(c: Composer) -> None:
    """Print the next meeting, the closing words, signatures, attachments."""
    h, r, m, fill = c.habits, c.random, c.meeting, c.fill
    if r.random() < 0.05:
        write_links(c)
    if r.random() < 0.45:
        write_next(c)
    if h.closing and r.random() < 0.25:
        c.heading(fill.pick("labels", "close"))
    for text in r.sample(fill.lists["closing"], int(h.closing)):
        c.line(fill.fill(text), "formula")
    if h.attendance == "end":
        attendance = Attendance(c)
        attendance.write(m.people, "present", r.choice(["lines", "bullets", "line", "table"]))
    if r.random() < 0.2:
        write_signatures(c)
    if r.random() < 0.1:
        c.add(Para([c.label_span(fill.pick("labels", "attachments") + ":", "other")], before=8, after=0))
        for _ in range(r.randrange(1, 4)):
            c.add(
                Para(
                    [Span(f"{capitalize(fill.pick('things'))} ({r.choice(['PDF', 'DOCX', 'XLS'])})", "other")],
                    after=0,
                    marker=r.choice(["- ", "1. ", ""]),
                )
            )
    if h.instructions:
        c.line(fill.make("instructions"), "boilerplate")


def write_signatures(c: Composer) -> None:
    """Print who signs: lines to sign on, a row of two, or a table."""
    r, m, fill = c.random, c.meeting, c.fill
    names = [m.chair.name, m.secretary.name]
    labels = [fill.lists["labels"]["signed"][-2], fill.lists["labels"]["signed"][-1]]
    form = r.choice(["lines", "row", "table", "one"])
    rule = "_" * r.choice([12, 20, 28])
    if form == "row":
        for left, right in ((rule, rule), tuple(names), tuple(labels)):
            c.add(Para([Span(f"{left}\t{right}", "formula")], stops=(260,), after=0, before=2))
    elif form == "table":
        rows = [[c.plain_cell(f"{label}\n\n{name}", "formula") for label, name in zip(labels, names, strict=True)]]
        c.table(rows, [1.0, 1.0], ruled=r.random() < 0.4)
    elif form == "lines":
        for label, name in zip(labels, names, strict=True):
            c.add(Para([Span(f"{label}: {rule}", "formula")], before=10, after=0))
            c.line(name, "formula")
    else:
        c.add(Para([Span(fill.lists["labels"]["signed"][0], "formula", italic=True)], before=10, after=0))
        c.line(names[0], "formula")


def write_furniture(c: Composer) -> None:
    """Choose running heads and feet."""
    h, r, fill = c.habits, c.random, c.fill
    fill.slots["title"] = lambda: c.sheet.title or c.meeting.title
    align = r.choice(["left", "center", "right"])
    if h.furniture in {"header", "both"}:
        text = fill.make("furniture")
        c.sheet.header.append(Para([Span(text, "furniture", italic=r.random() < 0.3)], align=align, size=h.size - 2))
        c.sheet.furniture.append(text)
    if h.furniture in {"page", "both"}:
        c.sheet.footer.append(
            Para([Span(fill.pick("page"), "furniture")], align=r.choice(["left", "center", "right"]), size=h.size - 2)
        )
    if h.furniture == "address":
        for _ in range(r.randrange(1, 4)):
            text = fill.make("furniture")
            c.sheet.footer.append(Para([Span(text, "furniture")], align=align, size=h.size - 3, after=0))
            c.sheet.furniture.append(text)
