"""Reading a county's workbook as a person would, without a database.

archive      counts what an uploaded file unpacks to before anything parses it
workbook     opens it
headings     which column is which (headings.yaml)
lines        which rows are mines, and which are titles, sums and signatures
cells        what one cell says, and with it quantities, dates, identifiers, terms (words.yaml)
counties     which county a name means
verdicts     what becomes of a row
reading      the two calls that an importer makes
"""
