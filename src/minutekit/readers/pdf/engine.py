"""PDFium, started once: the one door to its raw interface.

pypdfium2's own objects are not used, and to load them takes as long as to read a page. The functions that are called
for each word are declared anew (``recast``): a quarter of the time of reading goes to the checks of the plain binding.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2_raw as pdfium

__all__ = ["bind", "pdfium", "recast"]

# Does nothing where pypdfium2 has started it before, as pypdfium2 does afterwards.
pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))

_POINTER: type = type(ctypes.POINTER(ctypes.c_int))


def recast(function: Any, result: Any, *arguments: Any) -> Any:  # noqa: ANN401 - ctypes makes its functions so
    """Give a function of PDFium plain integers for handles: they compare, hash and pass faster than pointers.

    ``arguments``: ``c_void_p`` for a handle given as an integer, ``c_int``, or ``byref`` (any) for what
    ``ctypes.byref`` gives, which passes unchecked in half the time. None of the functions takes long, so the
    interpreter's lock is kept, which costs less than to give it back. A function that the binding declares otherwise
    than expected is called through the binding (``bind``).
    """
    if not _is_declared(function, result, arguments):
        return bind(function, result, *arguments)
    typed = arguments if all(kind is ctypes.c_void_p for kind in arguments) else ()
    return ctypes.PYFUNCTYPE(result, *typed)(ctypes.cast(function, ctypes.c_void_p).value or 0)


def bind(function: Any, result: Any, *arguments: Any) -> Any:  # noqa: ANN401
    """Return a function that takes and gives what a recast one does, by way of the plain binding."""

    def call(*given: Any) -> Any:  # noqa: ANN401
        values = (
            ctypes.cast(value, kind) if wanted is ctypes.c_void_p else value
            for value, wanted, kind in zip(given, arguments, function.argtypes, strict=True)
        )
        found = function(*values)
        return (ctypes.cast(found, ctypes.c_void_p).value or 0) if result is ctypes.c_void_p else found

    return call


def _is_declared(function: Any, result: Any, arguments: tuple[Any, ...]) -> bool:  # noqa: ANN401
    """Return whether the binding declares a function as it is expected: numbers are numbers, all else pointers."""
    declared = getattr(function, "argtypes", None)
    if declared is None or len(declared) != len(arguments):
        return False
    pairs = [*zip(declared, arguments, strict=True), (function.restype, result)]
    return all(
        isinstance(found, _POINTER) if wanted in {ctypes.byref, ctypes.c_void_p} else found is wanted
        for found, wanted in pairs
    )
