"""Import of spreadsheets: a table of events becomes records of a dataset.

The steps are `sheet` (bytes to a header and lines), `columns` (which column holds which field), `times` and `people`
(texts of cells to times and names), `rows` (a line to an event with one report) and `importing` (all of it).
"""
