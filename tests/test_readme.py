"""README tells the truth: its scripts run, and its commands name what exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = re.compile(r"```\w*\n(.*?)```|`([^`]+)`", flags=re.DOTALL)


def test_there_is_one_start_and_one_test_command():
    for marker in ("start", "test"):
        block = re.search(rf"<!-- {marker} -->\n```bash\n(.*?)```\n<!-- end -->", README, flags=re.DOTALL)
        assert block
        assert len(block.group(1).strip().splitlines()) == 1


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_pages_name_files_and_commands_that_exist(page):
    text = page.read_text(encoding="utf-8")
    for path in re.findall(r"\bcorpus/[\w./-]+", text):
        assert (ROOT / path.rstrip(".")).exists(), path
    for script in re.findall(r"\b(?:tests|models|benchmarks|corpus)/[\w./-]+\.py\b", text):
        assert (ROOT / script).exists(), script
    from minutekit.cli import app, archive_app

    commands = {command.name for command in app.registered_commands} | {"archive"}
    inside = {command.name for command in archive_app.registered_commands}
    code = "\n".join(fenced or inline for fenced, inline in CODE.findall(text))
    for command, sub in re.findall(r"^minutekit ([a-z]\S*)(?: ([a-z]+)\b)?", code, flags=re.MULTILINE):
        assert command in commands
        assert command != "archive" or sub in inside, sub


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page):
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link


def test_pages_name_options_that_exist():
    """Of the command that stands before them; a line that begins with an option may be of any command."""
    import typer

    from minutekit.cli import app

    own: dict[str, set[str]] = {}

    def collect(command, name):
        own[name] = {option for one in command.params for option in (*one.opts, *one.secondary_opts)} | {"--help"}
        for sub, inside in getattr(command, "commands", {}).items():
            collect(inside, f"{name} {sub}".strip())

    collect(typer.main.get_command(app), "")
    wrong = []
    for page in PAGES:
        for code in (fenced or inline for fenced, inline in CODE.findall(page.read_text(encoding="utf-8"))):
            for line in code.splitlines():
                for part in re.split(r"[;|&]|\band\b", line):
                    words = part.split()
                    if not words or not (words[0] == "minutekit" or words[0].startswith("--")):
                        continue
                    named = (
                        " ".join(words[1:3])
                        if words[0] == "minutekit" and words[1:2] == ["archive"]
                        else "".join(words[1:2])
                    )
                    known = own.get(named) if words[0] == "minutekit" else None
                    known = known or set().union(*own.values())
                    wrong += [
                        f"{page.name}: {word}"
                        for word in words
                        if word.startswith("--") and word.partition("=")[0] not in known
                    ]
    assert not wrong
