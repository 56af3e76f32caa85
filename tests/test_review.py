"""Reviewing a digest: changes, what is kept on disk, what is saved, and the page in a real browser."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import minutekit as mk
from minutekit.errors import OptionError
from minutekit.review import apply_change, draft_digest, open_desk, restore_digest
from minutekit.review.keeping import StaleError
from test_cli import NOTES

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MEETING = mk.read_meeting(NOTES.encode(), name="notes.txt")
DIGEST = mk.summarise(MEETING, mk.DigestOptions(max_points=4))


def lines(draft):
    return [line for group in draft.groups for line in group.lines]


@pytest.fixture
def desk(tmp_path):
    return open_desk([MEETING], DIGEST, tmp_path / "notes")


def do(desk, **change):
    return desk.change({"version": desk.draft.version, **change})


# --- changes ---


def test_a_draft_holds_every_point_and_goes_back_to_the_same_digest():
    draft = draft_digest(DIGEST, MEETING.points)
    assert {source for line in lines(draft) for source in line.sources} == {point.id for point in MEETING.points}
    assert restore_digest(draft, DIGEST, MEETING.points) == DIGEST


IDS = [line.id for line in lines(draft_digest(DIGEST, MEETING.points))]
GROUPS = [group.id for group in draft_digest(DIGEST, MEETING.points).groups]
CHANGES = st.fixed_dictionaries(
    {
        "do": st.sampled_from(["rename", "reword", "accept", "delete", "join", "move", "nothing"]),
        "line": st.sampled_from([*IDS, "none"]),
        "into": st.sampled_from(IDS),
        "group": st.sampled_from([*GROUPS, "none"]),
        "index": st.one_of(st.none(), st.integers(-2, 9)),
        "text": st.text(max_size=20),
    }
)


@settings(max_examples=60)
@given(st.lists(CHANGES, max_size=12))
def test_no_change_loses_a_source(changes):
    draft = draft_digest(DIGEST, MEETING.points)
    everything = {source for line in lines(draft) for source in line.sources}
    for change in changes:
        try:
            changed = apply_change(draft, change)
        except OptionError:
            continue
        assert changed.version == draft.version + 1
        draft = changed
    assert {source for line in lines(draft) for source in line.sources} == everything
    restored = restore_digest(draft, DIGEST, MEETING.points)
    left = {source for line in draft.groups[-1].lines for source in line.sources}
    assert {row["point_id"] for row in restored.rows()} == everything - left


def test_each_change_does_what_it_says(desk):
    group = desk.draft.groups[0]
    first, last = group.lines[0], lines(desk.draft)[-1]
    do(desk, do="rename", group=group.id, text=" Hedges \n and ladders ")
    do(desk, do="reword", line=first.id, text="Cut the hedge")
    do(desk, do="accept", line=first.id)
    do(desk, do="move", line=last.id, group=group.id, index=0)
    assert desk.draft.groups[0].label == "Hedges and ladders"
    assert [line.id for line in desk.draft.groups[0].lines[:2]] == [last.id, first.id]
    assert desk.draft.groups[0].lines[1].text == "Cut the hedge"
    assert desk.draft.groups[0].lines[1].accepted
    do(desk, do="join", line=last.id, into=first.id)
    joined = desk.draft.groups[0].lines[0]
    assert set(joined.sources) >= {*first.sources, *last.sources}
    assert joined.text.startswith("Cut the hedge; ")
    do(desk, do="delete", line=first.id)
    assert desk.draft.groups[-1].lines[0].id == first.id
    do(desk, do="undo")
    assert desk.draft.groups[0].lines[0].id == first.id


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"do": "explode"}, "not a change"),
        ({"do": "reword", "line": "none", "text": "x"}, "no line"),
        ({"do": "rename", "group": "left-out", "text": "x"}, "no theme"),
        ({"do": "reword", "line": IDS[0], "text": "  "}, "empty"),
        ({"do": "join", "line": IDS[0], "into": IDS[0]}, "itself"),
        ({"do": "undo"}, "nothing to undo"),
    ],
)
def test_what_cannot_be_done_is_said(desk, change, message):
    with pytest.raises(OptionError, match=message):
        do(desk, **change)
    assert desk.draft.version == 0


# --- kept and saved ---


def test_a_change_is_on_disk_before_it_is_answered(desk, tmp_path):
    do(desk, do="reword", line=IDS[0], text="Kept")
    again = open_desk([MEETING], DIGEST, tmp_path / "notes")
    assert again.draft == desk.draft
    with pytest.raises(StaleError, match="another window"):
        again.change({"do": "accept", "line": IDS[0], "version": 0})
    other = mk.read_meeting(NOTES.replace("ladder", "rope").encode(), name="notes.txt")
    with pytest.raises(OptionError, match="another state"):
        open_desk([other], DIGEST, tmp_path / "notes")


@pytest.mark.parametrize(
    "content", ["", "{}", "[" * 5000, '{"minutekit": {}, "origin": "", "groups": [], "version": 1}']
)
def test_a_damaged_review_is_not_written_over(tmp_path, content):
    path = tmp_path / "notes.review.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(OptionError, match="move it away"):
        open_desk([MEETING], DIGEST, tmp_path / "notes")
    assert path.read_text(encoding="utf-8") == content


def test_saving_writes_word_markdown_and_a_codebook(desk, tmp_path):
    do(desk, do="rename", group=desk.draft.groups[0].id, text="Hedges")
    do(desk, do="reword", line=IDS[0], text="Cut it before the birds nest")
    names = desk.save()
    assert names == ["notes.reviewed.docx", "notes.reviewed.md", "notes.codebook.yaml"]
    assert desk.save() == names
    text = "\n".join(p.text for p in docx.Document(str(tmp_path / names[0])).paragraphs)
    assert "Cut it before the birds nest" in text
    assert "## Hedges" in (tmp_path / names[1]).read_text(encoding="utf-8").replace("### ", "## ")
    assert mk.load_codebook(tmp_path / names[2]).themes[0].label == "Hedges"
    (tmp_path / names[1]).write_text("mine", encoding="utf-8")
    with pytest.raises(mk.RenderError, match="is kept"):
        desk.save()


# --- the server ---


@pytest.fixture
def serving(tmp_path):
    """Start the command on notes; yields a function that starts it (again) at a port and gives the address."""
    pytest.importorskip("uvicorn")
    (tmp_path / "notes.txt").write_text(NOTES, encoding="utf-8")
    started = []

    def start(port=0):
        command = [sys.executable, "-m", "minutekit", "review", "notes.txt", "--no-browser", "--port", str(port)]
        process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        started.append(process)
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", line)
        assert found, (line, process.stderr.read() if process.poll() is not None else "")
        return found[0], process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def fetch(address, body=None, **headers):
    """Ask by curl, since these tests have no sockets of their own."""
    command = ["curl", "-s", "-m", "20", "-w", "\n%{http_code}", address]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    if body is not None:
        command += ["--data-binary", "@-"]
    sent = body if isinstance(body, str) else json.dumps(body)
    result = subprocess.run(command, input=sent, capture_output=True, text=True, check=True)
    text, _, status = result.stdout.rpartition("\n")
    return int(status), text


@pytest.mark.skipif(not shutil.which("curl"), reason="asks with curl")
def test_only_the_secret_address_answers(serving, tmp_path):
    address, process = serving()
    host = address.rsplit("/", 2)[0]
    assert fetch(address)[0] == 200
    for wrong in (
        f"{host}/",
        f"{host}/minutes",
        f"{host}/{'x' * 32}/minutes",
        f"{address}../minutes",
        f"{address}nothing",
    ):
        assert fetch(wrong)[0] == 404, wrong
    assert fetch(address, Host="evil.example")[0] == 400
    status, text = fetch(f"{address}change", {"version": 0, "do": "reword", "line": "line0", "text": "By curl"})
    assert status == 200
    assert "By curl" in text
    assert fetch(f"{address}change", {"version": 0, "do": "undo"})[0] == 409
    assert fetch(f"{address}change", {"version": 1, "do": "join"})[0] == 422
    for bad in ("", "[]", "{", "[" * 90_000, '"' + "a" * 200_000 + '"'):
        assert fetch(f"{address}change", bad)[0] == 400
    assert "By curl" in (tmp_path / "notes.review.json").read_text(encoding="utf-8")
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "1 change kept" in stderr


def test_the_extra_is_named_where_it_is_missing(monkeypatch, tmp_path):
    from test_cli import one_line, run

    (tmp_path / "notes.txt").write_text(NOTES, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "minutekit.review.serving", None)
    result = run("review", tmp_path / "notes.txt")
    assert result.returncode == 1
    assert "minutekit[review]" in one_line(result)


# --- the page ---

BROWSER = """
import json, sys
from playwright.sync_api import sync_playwright
address, chromium, shots = sys.argv[1:4]
with sync_playwright() as play:
    browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-quic"])
    page = browser.new_page(viewport={"width": 1200, "height": 900}, bypass_csp=True)
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    page.wait_for_selector(".line")
    exec(sys.stdin.read())
    assert not errors, errors
    browser.close()
"""


def browse(address, script, shots="."):
    pytest.importorskip("playwright")
    command = [sys.executable, "-c", BROWSER, address, CHROMIUM, str(shots)]
    result = subprocess.run(command, input=script, capture_output=True, text=True, timeout=120, check=False)
    assert result.returncode == 0, result.stderr[-3000:]


needs_browser = pytest.mark.skipif(not CHROMIUM, reason="opens a page in Chromium")


@needs_browser
@pytest.mark.browser
def test_every_action_by_mouse_and_by_keyboard(serving, tmp_path):
    address, process = serving()
    script = """
lines = lambda: [e.inner_text() for e in page.query_selector_all(".group ul .line")]
kept = lambda: page.wait_for_function("document.getElementById('status').textContent && !document.querySelector('.field')")
first = page.locator(".line").first
first.click()
assert page.locator("#blocks .lit").count() >= 1
lit = page.locator("#blocks .lit").first.inner_text()
assert lit
page.get_by_role("button", name="Reword").click()
page.locator(".field").fill("Reworded by mouse")
page.get_by_role("button", name="Keep").click()
page.wait_for_selector("text=Reworded by mouse")
page.get_by_role("button", name="Accept", exact=True).click()
page.wait_for_selector(".accepted")
page.get_by_role("button", name="Down").click()
page.wait_for_function("document.querySelectorAll('.line')[1].textContent === 'Reworded by mouse'")
page.get_by_role("button", name="Up").click()
page.wait_for_function("document.querySelectorAll('.line')[0].textContent === 'Reworded by mouse'")
page.get_by_role("button", name="Rename").first.click()
page.locator(".field").fill("Hedges of ours")
page.keyboard.press("Enter")
page.wait_for_selector("text=Hedges of ours")
page.locator(".line").first.focus()
page.keyboard.press("Enter")
page.locator(".field").fill("Reworded by keyboard")
page.keyboard.press("Enter")
page.wait_for_selector("text=Reworded by keyboard")
page.locator(".line").first.focus()
page.keyboard.press(" ")
page.wait_for_function("!document.querySelector('.accepted')")
before = page.locator(".line").count()
page.locator(".line").first.focus()
page.keyboard.press("ArrowDown")
page.keyboard.press("j")
page.wait_for_function(f"document.querySelectorAll('.line').length === {before - 1}")
page.keyboard.press("Control+z")
page.wait_for_function(f"document.querySelectorAll('.line').length === {before}")
text = page.locator(".line").first.inner_text()
page.locator(".line").first.focus()
page.keyboard.press("Alt+ArrowDown")
page.wait_for_function("t => document.querySelectorAll('.line')[1].textContent === t", arg=text)
page.locator(".line").first.focus()
gone = page.locator(".line").first.inner_text()
page.keyboard.press("Delete")
page.wait_for_function("t => document.querySelector('[data-id=left-out] .line')?.textContent === t", arg=gone)
page.locator("[data-id=left-out] .line").first.drag_to(page.locator(".group .line").first)
page.wait_for_function("t => document.querySelector('.line').textContent === t", arg=gone)
page.locator(".line").first.click()
page.get_by_label("Move to").select_option(label="Left out")
page.wait_for_function("t => [...document.querySelectorAll('[data-id=left-out] .line')].some(e => e.textContent === t)", arg=gone)
page.get_by_role("button", name="Save").click()
page.wait_for_selector("text=notes.reviewed.docx")
page.screenshot(path=shots + "/review.png")
state = lines()
page.reload()
page.wait_for_selector(".line")
assert lines() == state
"""
    browse(address, script, tmp_path)
    assert (tmp_path / "notes.reviewed.docx").stat().st_size > 1000
    assert "Reworded by keyboard" in (tmp_path / "notes.reviewed.md").read_text(encoding="utf-8")
    # The browser has closed: so does the server, by itself.
    process.communicate(timeout=30)
    assert process.returncode == 0


@needs_browser
@pytest.mark.browser
def test_two_windows_see_each_other_and_a_stale_edit_is_not_lost(serving):
    address, _ = serving()
    browse(
        address,
        """
other = browser.new_page()
other.goto(address)
other.wait_for_selector(".line")
other.locator(".line").nth(1).click()
other.get_by_role("button", name="Reword").click()
other.locator(".field").fill("From the second window")
page.locator(".line").first.click()
page.get_by_role("button", name="Reword").click()
page.locator(".field").fill("From the first window")
page.get_by_role("button", name="Keep").click()
other.wait_for_selector("text=From the first window")
assert other.locator(".field").input_value() == "From the second window"
other.get_by_role("button", name="Keep").click()
page.wait_for_selector("text=From the second window")
""",
    )


@needs_browser
@pytest.mark.browser
def test_a_lost_server_loses_nothing(serving, tmp_path):
    address, process = serving()
    script = f"""
import os, signal, time
page.locator(".line").first.click()
page.get_by_role("button", name="Reword").click()
page.locator(".field").fill("Kept before")
page.get_by_role("button", name="Keep").click()
page.wait_for_selector("text=Kept before")
os.kill({process.pid}, signal.SIGKILL)
page.wait_for_selector("text=has ended")
page.locator(".line").nth(1).click()
page.get_by_role("button", name="Reword").click()
page.locator(".field").fill("Typed while it was away")
page.get_by_role("button", name="Keep").click()
page.wait_for_selector("text=not kept yet")
"""
    browse(address, script)
    again, _ = serving()
    browse(again, 'assert page.locator(".line").first.inner_text() == "Kept before"')
    assert (tmp_path / "notes.review.json").exists()
