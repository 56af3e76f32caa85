"""What every renderer owes, minutekit's own and those of plugins: checked over the entry points."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings

from minutekit import plugins
from minutekit.errors import MinutekitError, OptionError, PluginError, RenderError
from minutekit.renderers import list_formats, render_as, resolve_format, save_as
from minutekit.renderers.seals import seal_content
from minutekit.schema import Digest, DigestTheme, KeyPoint, RenderOptions
from renderer_samples import (
    EVERYTHING,
    HOSTILE,
    make_digest,
    make_document,
    make_hostile_digest,
    make_hostile_document,
    make_hostile_meeting,
    make_hostile_themes,
    make_point,
    things,
)

CONTROLS = {chr(code) for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\r"}
BINARY = {"docx", "png"}
NOT_FOR_DOCUMENTS = {"csv", "docx", "markdown"}
PICTURES = {"png", "svg"}  # of themes alone, and only where matplotlib is installed


def test_built_in_formats_are_listed():
    assert {"csv", "docx", "html", "json", "markdown", "text"} <= set(list_formats())


@pytest.mark.parametrize("format_", list_formats())
@pytest.mark.parametrize("name", EVERYTHING)
@pytest.mark.parametrize("sources", [False, True])
def test_renders_everything_twice_to_the_same_bytes(format_, name, sources):
    thing, options = EVERYTHING[name], RenderOptions(sources=sources)
    if format_ in PICTURES and ("themes" not in name or not find_spec("matplotlib")):
        with pytest.raises(RenderError):
            render_as(thing, format_, options)
        return
    if "document" in name and format_ in NOT_FOR_DOCUMENTS:
        with pytest.raises(RenderError, match="take the meeting in it"):
            render_as(thing, format_, options)
        return
    rendered = render_as(thing, format_, options)
    assert isinstance(rendered, bytes) == (format_ in BINARY)
    assert rendered
    assert render_as(thing, format_, options) == rendered


@pytest.mark.parametrize("format_", list_formats())
@pytest.mark.parametrize(
    "make", [make_hostile_digest, make_hostile_document, make_hostile_meeting, make_hostile_themes]
)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_render_without_control_characters(format_, make, text):
    try:
        rendered = render_as(make(text), format_, RenderOptions(sources=True))
    except RenderError:
        assert format_ in PICTURES or make == make_hostile_document
        return
    if isinstance(rendered, str):
        rendered.encode("utf-8")
        assert not set(rendered) & CONTROLS


@pytest.mark.parametrize("format_", list_formats())
@given(thing=things)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_thing_renders_or_is_refused(format_, thing):
    try:
        rendered = render_as(thing, format_, RenderOptions(sources=True))
    except RenderError:
        return
    assert isinstance(rendered, str | bytes)


@pytest.mark.parametrize("format_", sorted(set(list_formats()) - PICTURES))
def test_same_bytes_under_another_hash_seed(format_, tmp_path):
    """Sets and dictionaries must not decide an order: two processes, two hash seeds."""
    script = (
        "import sys; from renderer_samples import make_digest; from minutekit.renderers import save_as;"
        "from minutekit.schema import Digest, DigestTheme, KeyPoint, RenderOptions; from pathlib import Path;"
        "save_as(make_digest(), Path(sys.argv[1]), RenderOptions(sources=True))"
    )
    suffix = {"markdown": "md", "text": "txt"}.get(format_, format_)
    written = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.{suffix}"
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)}
        subprocess.run([sys.executable, "-c", script, str(path)], check=True, env=env)
        written.append(path.read_bytes())
    assert written[0] == written[1]


def test_aliases_and_suffixes():
    assert resolve_format("md") == "markdown"
    assert resolve_format(".TXT") == "text"
    assert resolve_format("HTML") == resolve_format("htm") == "html"


def test_unknown_format_names_the_nearest():
    with pytest.raises(OptionError, match="did you mean 'markdown'"):
        render_as(make_digest(), "markdwon")
    with pytest.raises(OptionError, match=re.escape("write .docx")):
        render_as(make_digest(), "doc")


def test_only_things_of_the_schema():
    with pytest.raises(RenderError, match="cannot render a dict"):
        render_as({}, "json")


def test_options_leave_the_unthemed_out():
    for format_ in ("markdown", "text", "html", "csv"):
        assert "The minutes were read" in render_as(make_digest(), format_)
        assert "The minutes were read" not in render_as(make_digest(), format_, RenderOptions(unthemed=False))


def test_nobody_is_named_unless_the_digest_allows_it():
    """Only an action's owner and the complete record in JSON hold names then."""
    digest = make_digest()
    for format_ in ("markdown", "text", "html", "csv"):
        rendered = render_as(digest, format_, RenderOptions(sources=True))
        assert "Ana Duarte" not in rendered
        assert "Li Wei" not in rendered
        assert "Lower Gate plots" not in rendered


def test_contacts_are_blanked_in_sources_and_unthemed_points_too():
    """Only the complete record in JSON, and a digest made without redaction, hold them."""
    mail, phone = "ana@example.org", "+49 30 1234567"
    point = make_point(f"write to {mail} or call {phone}", kind="action", owner=mail)
    key = KeyPoint("write to … or call …", (point,))
    digest = Digest(themes=(DigestTheme("Contact", (key,)),), unthemed=(point,), actions=(key,))
    for format_ in ("markdown", "text", "html", "csv"):
        rendered = render_as(digest, format_, RenderOptions(sources=True))
        assert mail not in rendered
        assert phone not in rendered
        assert mail in render_as(replace(digest, redacted=False), format_, RenderOptions(sources=True))
    assert mail in render_as(digest, "json")


# --- plugins ---


def _install(monkeypatch, renderer):
    monkeypatch.setitem(sys.modules, "shouting", SimpleNamespace(render=renderer))
    plugin = plugins.Plugin("shout", plugins.RENDERERS, "minutekit-extra", "shouting:render")
    listed = (*plugins.list_plugins(plugins.RENDERERS), plugin)
    monkeypatch.setattr(plugins, "list_plugins", lambda _: listed)


def test_a_plugin_renders_and_saves(monkeypatch, tmp_path):
    _install(monkeypatch, lambda thing, _: thing.title.upper())
    assert render_as(make_digest(), "shout") == "ALLOTMENT SOCIETY"
    save_as(make_digest(), tmp_path / "a.shout")
    assert (tmp_path / "a.shout").read_text() == "ALLOTMENT SOCIETY"


def _fail(thing, options):
    raise KeyError(thing, options)


def _return_none(_thing, _options):
    return None


@pytest.mark.parametrize(("renderer", "message"), [(_fail, "failed .KeyError"), (_return_none, "returned a NoneType")])
def test_a_broken_plugin_is_named(monkeypatch, renderer, message):
    _install(monkeypatch, renderer)
    with pytest.raises(PluginError, match=message) as caught:
        render_as(make_digest(), "shout")
    assert "minutekit-extra" in str(caught.value)


# --- files ---


def test_saves_by_suffix(tmp_path):
    for suffix in ("md", "markdown", "html", "htm", "json", "docx", "csv", "txt"):
        path = tmp_path / f"digest.{suffix}"
        save_as(make_digest(), path)
        assert path.stat().st_size > 100
    assert not list(tmp_path.glob(".*"))


def test_a_format_given_goes_before_the_suffix(tmp_path):
    save_as(make_digest(), tmp_path / "a.notes", format="md")
    assert (tmp_path / "a.notes").read_text("utf-8").startswith(render_as(make_digest(), "markdown"))


def test_saved_text_is_utf8_with_plain_line_ends(tmp_path):
    save_as(make_digest(), tmp_path / "a.md")
    content = render_as(make_digest(), "markdown").encode()
    assert (tmp_path / "a.md").read_bytes() == seal_content(content, "markdown")
    save_as(make_digest(), tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_bytes() == render_as(make_digest(), "text").encode()


def test_a_failure_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.md"
    path.write_text("old")
    with pytest.raises(RenderError):
        save_as(make_document(), path)

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(RenderError, match="No space left"):
        save_as(make_digest(), path, overwrite=True)
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_impossible_targets_say_so(tmp_path):
    digest = make_digest()
    for path, message in (
        (tmp_path / "none" / "a.md", "does not exist"),
        (tmp_path / "a", "no suffix"),
        (tmp_path / "a.xyz", "not one of"),
    ):
        with pytest.raises(MinutekitError, match=message):
            save_as(digest, path)
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(RenderError, match="is a folder"):
        save_as(digest, tmp_path / "folder.md")


@pytest.mark.skipif(os.name == "nt", reason="links and rights of POSIX")
def test_links_and_rights_are_kept(tmp_path):
    real = tmp_path / "real.md"
    real.write_text("old")
    real.chmod(0o600)
    (tmp_path / "link.md").symlink_to(real)
    save_as(make_digest(), tmp_path / "link.md", overwrite=True)
    assert (tmp_path / "link.md").is_symlink()
    assert "# Allotment society" in real.read_text()
    assert real.stat().st_mode & 0o777 == 0o600
