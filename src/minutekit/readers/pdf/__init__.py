"""PDF minutes as blocks, from the geometry of the page: lines, fonts, weight, indents, columns, tables.

engine  >  glyphs, accents, drawings  >  words, rulings, dots  >  lines, markers  >  margins, paragraphs
>  tables, aligned  >  columns, furniture  >  flow  >  places, roles  >  reader
annotations (links, filled forms) and second_engine (when PDFium finds nothing) serve the reader; settings holds
the thresholds of them all.
"""

from minutekit.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
