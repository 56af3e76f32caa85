"""The report over an archive: one page, complete, escaped, honest about what it leaves out."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
import shutil
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutekit.report import render_report
from minutekit.report.timeline import draw_timeline
from minutekit.schema import Meeting, MeetingSummary, Point, Run, Term, Theme, Themes
from renderer_samples import HOSTILE, texts, themes
from test_renderers_html import Page

MEETINGS = (
    MeetingSummary("a1", "Spring forum", dt.date(2026, 3, 1), "spring.docx", 3),
    MeetingSummary("b2", "Autumn forum", dt.date(2026, 10, 5), "autumn.docx", 2),
    MeetingSummary("c3", None, None, "notes.txt", 1),
)
PUMP = Theme(
    "t1",
    "Pump and water",
    (Term("pump", 1.0), Term("water", 0.5)),
    (
        Point("The pump fails", speaker="Ana", meeting="Spring forum, 2026-03-01", page=2, section="Water"),
        Point("The pump is old", speaker="Omar", meeting="a1", medium="chat"),
        Point("A meter is bought", meeting="b2", kind="decision"),
        Point("Someone else's pump", meeting="Another meeting"),
    ),
)
THEMES = Themes(
    (PUMP, Theme("t2", "Paths", (), (Point("Paths flood", meeting="notes.txt"),))),
    (Point("Thanks to the cook"),),
    (),
    "en",
)
RUNS = (Run(1, 2, 4, 1, 0), Run(2, 3, 6, 2, 1))


class ReportPage(Page):
    """The report may run its one script, which the page's rules name by its hash."""

    def __init__(self, html):
        (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"script-src 'sha256-{digest}'" in html
        super().__init__(html.replace(f"<script>{script}</script>", ""))


def test_everything_is_there():
    html = render_report(THEMES, MEETINGS, RUNS)
    ReportPage(html)
    for shown in (
        '<blockquote lang="en" dir="auto">The pump fails</blockquote>',
        "4 points from 3 meetings",
        "pump, water",
        '<a href="#meeting1">Spring forum</a>, 2026-03-01, page 2, Water</span>',
        '<a href="#meeting2">Autumn forum</a>, 2026-10-05</span>',
        '<a href="#meeting3">notes.txt</a></span>',
        ">Another meeting</span>",
        '<span class="tag">decision</span>',
        "Thanks to the cook",
        '<a lang="en" dir="auto" href="#theme1">Pump and water</a> (2)',
        "2026-03-01 to 2026-10-05",
        "Not under a theme",
    ):
        assert shown in html, shown


def test_speakers_are_named_only_if_asked():
    assert "Ana" not in render_report(THEMES, MEETINGS)
    assert ", Ana" in render_report(THEMES, MEETINGS, name_speakers=True)


def test_contacts_are_blanked_unless_asked_for():
    point = Point("write to ana@example.org")
    contacts = Themes((Theme("t", "T", (), (point,)),), (point,))
    assert "ana@example.org" not in render_report(contacts, ())
    assert "ana@example.org" in render_report(contacts, (), redact=False)


def test_what_is_not_listed_is_counted():
    many = Themes(
        (Theme("t", "T", (), tuple(Point(f"point {n}") for n in range(30))),),
        tuple(Point(f"loose {n}") for n in range(9)),
    )
    html = render_report(many, (), most_points=5)
    assert html.count('<li class="point">') == 10
    assert "25 more are in the archive" in html
    assert "4 more are in the archive" in html
    assert "30 points" in html


def test_empty_archive():
    html = render_report(Themes(), ())
    ReportPage(html)
    assert "No themes were found." in html


def test_same_bytes_twice():
    assert render_report(THEMES, MEETINGS, RUNS) == render_report(THEMES, MEETINGS, RUNS)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_shown_not_obeyed(text):
    point = Point(text, speaker=text, section=text, meeting=text)
    theme = Theme(text, text, (Term(text, 1.0),), (point,))
    html = render_report(Themes((theme,), (point,), (), text), (MeetingSummary(text, text, None, text),), title=text)
    ReportPage(html)
    assert not set(html) & {chr(code) for code in range(32) if chr(code) != "\n"}


@given(
    themes=themes,
    meetings=st.lists(st.builds(MeetingSummary, texts, st.none() | texts, st.none() | st.dates()), max_size=4),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_archive_gives_a_well_formed_page(themes, meetings):
    ReportPage(render_report(themes, tuple(meetings)))


def test_timeline_counts_every_point():
    timeline = draw_timeline(THEMES, MEETINGS)
    assert timeline.period == "day"
    assert timeline.columns == ("2026-03-01", "2026-10-05", "undated")
    assert [[cell.count for cell in row] for row in timeline.rows] == [[2, 1, 1], [0, 0, 1]]
    assert [[cell.shade for cell in row] for row in timeline.rows] == [[5, 3, 3], [0, 0, 3]]


@pytest.mark.parametrize(
    ("step", "n", "period", "columns"),
    [
        (1, 24, "day", 24),
        (7, 60, "month", 14),
        (30, 70, "quarter", 23),
        (30, 200, "year", 17),
        (400, 100, "decade", 11),
    ],
)
def test_timeline_takes_the_finest_period_that_fits(step, n, period, columns):
    meetings = tuple(MeetingSummary(str(i), date=dt.date(2001, 1, 1) + dt.timedelta(days=i * step)) for i in range(n))
    points = tuple(Point("x", meeting=str(i)) for i in range(n))
    timeline = draw_timeline(Themes((Theme("t", "T", (), points),)), meetings)
    assert (timeline.period, len(timeline.columns)) == (period, columns)
    assert sum(cell.count for cell in timeline.rows[0]) == n
    assert list(timeline.columns) == sorted(timeline.columns)


def test_a_summary_is_named_like_its_meeting():
    for title, date in (("Forum", dt.date(2026, 3, 1)), ("Forum", None), (None, None), (None, dt.date(2026, 3, 1))):
        assert MeetingSummary("x", title, date).name == Meeting(title=title, date=date).name


def _open(html, folder):
    """Open a page in Chromium; return it as it stands after its scripts have run."""
    (folder / "report.html").write_text(html, "utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    options += [f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=3000", "--dump-dom"]
    page = (folder / "report.html").as_uri()
    return subprocess.run(["chromium", *options, page], check=True, capture_output=True, timeout=120).stdout.decode()


needs_chromium = pytest.mark.skipif(not shutil.which("chromium"), reason="Chromium is not installed")


@pytest.mark.browser
@needs_chromium
def test_the_script_may_run_and_shows_the_search(tmp_path):
    assert '<p id="searching" hidden>' in render_report(THEMES, MEETINGS)
    assert '<p id="searching">' in _open(render_report(THEMES, MEETINGS), tmp_path)


@pytest.mark.browser
@needs_chromium
def test_search_finds_points_without_their_accents_and_hides_the_rest(tmp_path):
    accented = Themes((*THEMES.themes, Theme("t3", "Café", (), (Point("Le café est fermé"),))), (), (), "fr")
    probe = """
    <script>addEventListener("load", () => {
      const box = document.getElementById("search");
      box.value = "CAFE ferme";
      box.dispatchEvent(new Event("input"));
      setTimeout(() => {
        const shown = [...document.querySelectorAll("section.theme:not([hidden]) li.point:not([hidden])")];
        const texts = shown.map((item) => item.firstChild.textContent);
        document.title = texts.join("|") + "/" + document.getElementById("found").textContent;
      }, 400);
    });</script>"""
    # The page's own rules would not let the probe run.
    html = re.sub(r"<meta http-equiv[^>]*>", "", render_report(accented, MEETINGS))
    assert "<title>Le café est fermé/1 point</title>" in _open(html.replace("</body>", probe + "</body>"), tmp_path)
