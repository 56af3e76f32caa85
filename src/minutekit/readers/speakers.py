"""Who the labels of a transcript are: what the user or the file's own front matter says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from minutekit.schema import Document, Person


def _key(label: str) -> str:
    """Return what labels of one voice share: "SPEAKER_00", "Speaker 0" and "0" do."""
    bare = "".join(filter(str.isalnum, label.casefold()))
    bare = bare.removeprefix("speaker") or bare
    name = bare.rstrip("0123456789")
    return name + (bare[len(name) :].lstrip("0") or bare[len(name) :][:1])


def list_people(speakers: Mapping[str, str | Person]) -> tuple[Person, ...]:
    """Return the people whom the labels stand for, each with all their labels as other forms of the name."""
    people: dict[str, Person] = {}
    for label, who in speakers.items():
        person = people.get(who if isinstance(who, str) else who.name) or (Person(who) if isinstance(who, str) else who)
        people[person.name] = replace(person, aliases=(*person.aliases, label))
    return tuple(people.values())


def name_speakers(document: Document, speakers: Mapping[str, str | Person]) -> Document:
    """Return the document with its speakers named; labels that stand for nobody stay."""
    if not speakers:
        return document
    names = {_key(label): who if isinstance(who, str) else who.name for label, who in speakers.items()}
    blocks = tuple(
        replace(block, speaker=names.get(_key(block.speaker), block.speaker)) if block.speaker else block
        for block in document.blocks
    )
    return replace(document, blocks=blocks)
