"""PDF through LibreOffice, stamped so that a rebuild gives the same bytes."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

STAMPS = (
    (rb"/CreationDate\(D:(\d{14})", b"20250101120000"),
    (rb"/ID \[ <([0-9A-F]{32})>", b"0" * 32),
    (rb"<([0-9A-F]{32})> \]", b"0" * 32),
    (rb"/DocChecksum /([0-9A-F]{32})", b"0" * 32),
)
"""What LibreOffice writes anew each time, and what stands there instead (of the same length)."""


def _stamp(data: bytes) -> bytes:
    for pattern, value in STAMPS:
        data = re.sub(pattern, lambda m, v=value: m.group().replace(m.group(1), v), data)  # type: ignore[misc]
    return data


def convert_words(paths: list[Path]) -> None:
    """Print Word files to PDF beside them, one run for all. Raises CalledProcessError if LibreOffice fails."""
    with tempfile.TemporaryDirectory() as out:
        profile = f"-env:UserInstallation=file://{out}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", out, *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        for path in paths:
            printed = Path(out) / f"{path.stem}.pdf"
            path.with_suffix(".pdf").write_bytes(_stamp(printed.read_bytes()))
