"""PDFium, started once: the one door to its raw interface.

pypdfium2's own objects are not used, and to load them takes as long as to read a page.
"""

from __future__ import annotations

import pypdfium2_raw as pdfium

__all__ = ["pdfium"]

# Does nothing where pypdfium2 has started it before, as pypdfium2 does afterwards.
pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))
