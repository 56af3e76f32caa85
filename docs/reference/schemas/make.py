"""Write the JSON Schemas that stand beside this script.

usage: python docs/reference/schemas/make.py
"""

import json
from pathlib import Path

from minutekit.renderers.records import describe_json

for name in ("digest", "meeting", "themes"):
    text = json.dumps(describe_json(name), indent=2, ensure_ascii=False) + "\n"
    Path(__file__).with_name(f"{name}.schema.json").write_text(text, encoding="utf-8")
