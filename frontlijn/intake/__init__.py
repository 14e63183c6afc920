"""From the files that workers have, CSV and Excel, to rows of text.

Where what stands:

- `sheet.py`: a file becomes a `Sheet`: names of columns, and rows of text in Dutch notation
- `csv.py`, `excel.py`: the rows of one kind of file; `worksheet.py`: what openpyxl leaves unsaid of a worksheet
- `notation.py`: a value of Excel as text
- `rows.py`: what a row is, and how many there may be
- `columns.py`: which column is which field

Nothing is left out without a word: what cannot be read for certain is refused at `bestand`, with its row or cell.
Cells keep whatever they hold; the inputs of the domain clean it.
"""
