"""The report over an archive: one page, complete, escaped, honest about what it leaves out."""

from __future__ import annotations

import base64
import datetime as dt
import gzip
import hashlib
import json
import re
import shutil
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minutekit.report import render_report
from minutekit.report.charts import draw_bars
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
        without = html.replace(f"<script>{script}</script>", "")
        self.data = re.search(r'<script type="application/octet-stream" id="data">([A-Za-z0-9+/=]*)</script>', without)
        super().__init__(without.replace(self.data[0], "").replace("<noscript>", "").replace("</noscript>", ""))


def unpack(html):
    """Read the points that the page holds, as its script does."""
    packed = ReportPage(html).data[1]
    return json.loads(gzip.decompress(base64.b64decode(packed)))


def test_everything_is_there():
    html = render_report(THEMES, MEETINGS, RUNS)
    ReportPage(html)
    for shown in (
        '<blockquote lang="en" dir="auto">The pump fails</blockquote>',
        "4 points from 3 meetings",
        "pump, water",
        '<a lang="en" dir="auto" href="#theme1">Pump and water</a> (2)',
        "2026-03-01 to 2026-10-05",
        "Not under a theme",
        '<tr id="meeting3">',
    ):
        assert shown in html, shown
    data = unpack(html)
    points = data["points"]
    assert points["text"] == [
        "The pump fails",
        "The pump is old",
        "A meter is bought",
        "Someone else's pump",
        "Paths flood",
        "Thanks to the cook",
    ]
    assert points["theme"] == [0, 0, 0, 0, 1, -1]
    assert points["meeting"] == [0, 0, 1, -1, 2, -1]
    assert [data["kinds"][kind] for kind in points["kind"]] == ["statement"] * 2 + ["decision"] + ["statement"] * 3
    assert [data["names"][place] for place in points["place"]] == ["Water", "chat", "", "Another meeting", "", ""]
    assert points["page"][0] == 2
    assert data["meetings"] == [
        ["Spring forum", "2026-03-01", "a1"],
        ["Autumn forum", "2026-10-05", "b2"],
        ["notes.txt", "", "c3"],
    ]


def test_the_largest_theme_comes_first():
    turned = Themes(THEMES.themes[::-1], (), (), "en")
    html = render_report(turned, MEETINGS)
    assert html.index(">Pump and water</h3>") < html.index(">Paths</h3>")
    assert unpack(html)["points"]["theme"] == [0, 0, 0, 0, 1]


def test_speakers_are_named_only_if_asked():
    assert "Ana" not in render_report(THEMES, MEETINGS)
    assert "Ana" not in unpack(render_report(THEMES, MEETINGS))["names"]
    named = render_report(THEMES, MEETINGS, name_speakers=True)
    assert "Ana" in unpack(named)["names"]
    assert "Who raises what" in named
    assert '<th scope="col" class="t" dir="auto">Ana</th>' in named


def test_notes_are_shown():
    html = render_report(THEMES, MEETINGS, notes={"t1": "Ask the plumber", PUMP.points[2].id: "Which meter?"})
    assert '<p class="note" dir="auto">Ask the plumber</p>' in html
    assert unpack(html)["points"]["note"][2] == "Which meter?"


def test_bars_say_in_words_what_they_show():
    bars = draw_bars([0, 4, 2], ["2021", "2022", "2023"])
    assert bars.summary == "2021 to 2023, most in 2022 (4)"
    assert [bar.title for bar in bars.bars] == ["2022: 4", "2023: 2"]
    assert bars.bars[0].height == 2 * bars.bars[1].height == bars.height
    assert draw_bars([], []).bars == ()


def test_contacts_are_blanked_unless_asked_for():
    point = Point("write to ana@example.org")
    contacts = Themes((Theme("t", "T", (), (point,)),), (point,))
    html = render_report(contacts, ())
    assert "ana@example.org" not in html
    assert "ana@example.org" not in " ".join(unpack(html)["points"]["text"])
    assert "ana@example.org" in render_report(contacts, (), redact=False)


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
    assert [[cell.shade for cell in row] for row in timeline.rows] == [[5, 3, 3], [0, 0, 5]]


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


def _probe(html, script, folder):
    """Run a script in the page once it is ready; return what it makes the title of."""
    waited = (
        "<script>(async () => { while (!document.documentElement.dataset.ready) await new Promise((go) => setTimeout(go, 20));"
        f"{script} }})();</script>"
    )
    # The page's own rules would not let the probe run.
    html = re.sub(r"<meta http-equiv[^>]*>", "", html)
    return re.search(r"<title>(.*?)</title>", _open(html.replace("</body>", waited + "</body>"), folder))[1]


_SET = """
  const set = (name, value) => { const box = document.getElementById(`by-${name}`); box.value = value; box.dispatchEvent(new Event("input")); };
  const settle = () => new Promise((go) => setTimeout(go, 300));
  const shown = () => [...document.querySelectorAll("#results li.point > span:first-child")].map((item) => item.textContent);
  const found = () => document.getElementById("found").textContent;
"""


@pytest.mark.browser
@needs_chromium
def test_the_script_may_run_and_shows_the_filters(tmp_path):
    html = render_report(THEMES, MEETINGS)
    assert 'aria-labelledby="find" hidden>' in html
    opened = _open(html, tmp_path)
    assert 'data-ready="yes"' in opened
    assert 'aria-labelledby="find">' in opened


@pytest.mark.browser
@needs_chromium
def test_search_finds_points_without_their_accents_and_marks_the_words(tmp_path):
    accented = Themes((*THEMES.themes, Theme("t3", "Café", (), (Point("Le café est fermé"),))), (), (), "fr")
    script = (
        _SET
        + """set("text", "CAFE ferme"); await settle();
      const marks = [...document.querySelectorAll("#results mark")].map((item) => item.textContent);
      document.title = [...shown(), ...marks, found()].join("|");"""
    )
    assert _probe(render_report(accented, MEETINGS), script, tmp_path) == "Le café est fermé|café|fermé|1 of 6 points"


@pytest.mark.browser
@needs_chromium
def test_points_are_filtered_by_theme_kind_and_day_and_all_can_be_seen(tmp_path):
    script = (
        _SET
        + """set("theme", "0"); set("from", "2026-10-01"); await settle(); const a = shown().join("+");
      set("theme", ""); set("from", ""); set("kind", "1"); await settle(); const b = found();
      document.getElementById("clear").click(); await settle();
      const details = document.querySelector("details[data-theme='0']"); details.open = true; await settle();
      document.querySelector("td[data-from] button").click(); await settle();
      document.title = [a, b, details.querySelectorAll("li").length, found()].join("|");"""
    )
    told = _probe(render_report(THEMES, MEETINGS), script, tmp_path)
    assert told == "A meter is bought|1 of 6 points|4|2 of 6 points"


@pytest.mark.browser
@needs_chromium
def test_long_lists_grow_as_they_are_asked_for(tmp_path):
    many = Themes((Theme("t", "T", (), tuple(Point(f"point {n}") for n in range(250))),), ())
    script = (
        _SET
        + """set("text", "point"); await settle(); const first = shown().length;
      document.querySelector("#results > button").click(); await settle();
      document.title = [first, shown().length, document.activeElement.textContent.trim(), found()].join("|");"""
    )
    assert _probe(render_report(many, ()), script, tmp_path) == "100|200|point 100 T|250 of 250 points"


@pytest.mark.browser
@needs_chromium
def test_meetings_and_speakers_have_pages_with_addresses_of_their_own(tmp_path):
    script = (
        _SET
        + """const heads = () => [...document.querySelectorAll("#results h4")].map((item) => item.textContent);
      const view = () => document.getElementById("view").textContent;
      document.querySelector("#meetings ~ div .name a").click(); await settle();
      const meeting = [location.hash, view(), ...heads(), found()];
      [...document.querySelectorAll("#voices ~ div th.t a")].find((a) => a.textContent === "Omar").click(); await settle();
      const speaker = [location.hash, view(), ...shown()];
      location.hash = "#show?theme=t2&kind=decision"; await settle(); const none = found();
      location.hash = "#show?theme=gone&from=2026-10-01"; await settle();
      document.title = [...meeting, ...speaker, none, found()].join("|");"""
    )
    report = render_report(THEMES, MEETINGS, name_speakers=True)
    meeting = "#show?meeting=a1|2026-03-01 Spring forum|Pump and water (2)|2 of 6 points"
    speaker = "#show?speaker=Omar|Omar|The pump is old"
    assert _probe(report, script, tmp_path) == f"{meeting}|{speaker}|0 of 6 points|1 of 6 points"
