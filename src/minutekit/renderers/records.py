"""JSON, complete: what is written can be read back to an equal object.

Unlike the formats for people, JSON holds every source with its speaker, whatever the digest's ``attribution``
says: it is the record, not the publication. What ``summarise`` has redacted is so in its sources too.
"""

from __future__ import annotations

import json
import re
from typing import Any

from minutekit.errors import MalformedDocumentError
from minutekit.schema import Digest, Document, Meeting, RenderOptions, Themes

SCHEMA = 1
"""Version of the JSON layout: raised whenever a reader of the old one would go wrong."""

_TYPES: dict[str, type[Digest | Document | Meeting | Themes]] = {
    "digest": Digest,
    "document": Document,
    "meeting": Meeting,
    "themes": Themes,
}
# Halves of surrogate pairs, which UTF-8 cannot hold; control characters that could steer a terminal; line
# separators that other languages take for ends of lines.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def render_json(thing: Digest | Themes | Meeting | Document, options: RenderOptions) -> str:
    """Render as JSON: the fields in the order of the class, dates in ISO form, two-space indent, letters not escaped.

    ``options`` are without effect: JSON is always complete.
    """
    import msgspec  # noqa: PLC0415 - imported at first use

    del options
    name = next(name for name, kind in _TYPES.items() if isinstance(thing, kind))
    record = {"minutekit": {"type": name, "schema": SCHEMA}, **msgspec.to_builtins(thing)}
    text = json.dumps(record, ensure_ascii=False, indent=2)
    return _ESCAPED.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text) + "\n"


def describe_json(name: str = "digest") -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what render_json writes: a "digest", "document", "meeting" or "themes".

    Later versions may add fields, so others than these are allowed.
    """
    import msgspec  # noqa: PLC0415 - imported at first use

    schema = msgspec.json.schema(_TYPES[name])
    for noun in schema["$defs"].values():
        if "description" in noun:  # a schema is no place for examples in Python
            noun["description"] = noun["description"].partition("\n\nExamples:")[0]
    record = schema["$defs"][_TYPES[name].__name__]
    head = {
        "type": "object",
        "properties": {"type": {"const": name}, "schema": {"const": SCHEMA}},
        "required": ["type", "schema"],
    }
    record["properties"] = {"minutekit": head, **record["properties"]}
    record["required"] = ["minutekit", *record["properties"].keys() - {"minutekit"}]
    record["required"][1:] = sorted(record["required"][1:])
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def load_json(text: str | bytes, name: str = "JSON") -> Digest | Themes | Meeting | Document:
    """Read back what render_json wrote; ``name`` names the source in errors.

    Fields this version does not know are left out. Raises MalformedDocumentError if the text is not
    JSON, not of minutekit, or written by a newer layout.
    """
    import msgspec  # noqa: PLC0415 - imported at first use

    try:
        record: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"not valid JSON ({error}); pass what minutekit saved as .json"
        raise MalformedDocumentError(name, message) from error
    head = record.get("minutekit") if isinstance(record, dict) else None
    kind = _TYPES.get(str(head.get("type"))) if isinstance(head, dict) else None
    if kind is None or not isinstance(head, dict):
        message = 'JSON, but not minutekit\'s: it lacks the "minutekit" entry that names its type'
        raise MalformedDocumentError(name, message)
    if head.get("schema") != SCHEMA:
        message = f"written in layout {head.get('schema')!r}, not {SCHEMA}; install the minutekit that reads it"
        raise MalformedDocumentError(name, message)
    del record["minutekit"]
    try:
        return msgspec.convert(record, kind)
    except (msgspec.ValidationError, RecursionError) as error:
        message = f"JSON of minutekit with a broken entry: {error}"
        raise MalformedDocumentError(name, message) from error
