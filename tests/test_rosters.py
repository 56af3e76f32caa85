"""Rosters and other files that users write by hand: what is read, what is wrong, and how much is too much."""

from __future__ import annotations

import pytest
import yaml

from minutekit import OptionError, Person, load_codebook, load_roster


def write(tmp_path, text, name="roster.yaml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_people_with_what_is_known_of_them(tmp_path):
    text = "people:\n  - name: Ana  Ruiz\n    role: Chair\n    emails: ana@example.org\n    aliases: [A. Ruiz, Anita]\n  - Ben Ott\n"
    assert load_roster(write(tmp_path, text)) == (
        Person("Ana Ruiz", "Chair", None, ("ana@example.org",), ("A. Ruiz", "Anita")),
        Person("Ben Ott"),
    )
    assert load_roster(write(tmp_path, '["Ben Ott", {"name": "No"}]', "a.json"))[1] == Person("No")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no list"),
        ("people: 3", "no list"),
        ("- organization: x", "organisation"),
        ("- role: Chair", "has no name"),
        ("- [a]", "not a mapping"),
        ("- name: [a]", "must be text"),
        ("- name: a\n  emails: {b: c}", "list of texts"),
        ("- &a Ana\n- *a", "aliases"),
        ("- [", "not valid YAML"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path, text, message):
    with pytest.raises(OptionError, match=message) as caught:
        load_roster(write(tmp_path, text))
    assert "roster.yaml" in str(caught.value)


HOSTILE = {
    "brackets": "[" * 16_000,
    "brackets on lines": "[\n" * 16_000,
    "mappings": "{a: " * 8_000,
    "dashes": "- " * 8_000,
    "entries": "[" + "a," * 900_000 + "]",
    "documents": "--- a\n" * 300_000,
    "large": "a" * 2_000_001,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("libyaml", [True, False])
def test_bombs_are_left_early(tmp_path, monkeypatch, name, libyaml):
    if libyaml and not hasattr(yaml, "CBaseLoader"):
        pytest.skip("PyYAML without libyaml")
    if not libyaml:
        monkeypatch.delattr(yaml, "CBaseLoader", raising=False)
        monkeypatch.setattr("minutekit.yaml_files._MOST_NODES", 1_000)
    seen = 0

    def count(*arguments, parse=yaml.parse, **options):
        nonlocal seen
        for event in parse(*arguments, **options):
            seen += 1
            yield event

    monkeypatch.setattr(yaml, "parse", count)
    monkeypatch.setattr(yaml, "load", None)
    with pytest.raises(OptionError):
        load_codebook(write(tmp_path, HOSTILE[name], "bomb.yaml"))
    assert seen <= {"entries": 100_002, "documents": 100_002}.get(name, 30)
