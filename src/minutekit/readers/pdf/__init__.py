"""PDF minutes as blocks, from the geometry of the page: lines, fonts, weight, indents, columns, tables.

glyphs, rulings  >  lines, markers  >  columns, furniture  >  paragraphs, tables  >  flow  >  roles  >  reader
numbering (lines counted in the margin), footnotes, annotations (links, filled forms) and second_engine (when PDFium finds nothing) serve the reader
"""

from minutekit.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
