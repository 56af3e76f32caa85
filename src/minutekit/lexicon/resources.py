"""Where the default language resources (the repository's ``models/``) are found."""

from __future__ import annotations

from pathlib import Path

_PACKAGED = Path(__file__).resolve().parents[1] / "models"
_CHECKOUT = Path(__file__).resolve().parents[3] / "models"


def resource_path(name: str) -> Path:
    """Return the path of a resource such as ``"background/en.tsv"``.

    In a wheel the resources lie inside the package, in an editable install in the checkout's
    ``models/``. Raises FileNotFoundError if the installation is incomplete.
    """
    for folder in (_PACKAGED, _CHECKOUT):
        path = folder / name
        if path.exists():
            return path
    msg = f"language resource {name!r} is missing from this installation of minutekit; reinstall it"
    raise FileNotFoundError(msg)
