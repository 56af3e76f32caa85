"""PDF minutes as blocks, from the geometry of the page: lines, fonts, weight, indents, columns, tables.

    glyphs, rulings  >  lines, markers  >  columns, furniture  >  paragraphs, tables  >  flow  >  roles  >  reader
"""

from minutekit.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
