"""The parts of a file as workbooks, in and out, one layer a sheet: persons, licences, contractors, drawings, workers.

columns      one column: how it is headed, read, offered and explained
layer        what a layer is; persons and their neighbours declare theirs; `declared` names them all
rows         a sheet read line by line, without the database
mines        which mine a line speaks of
lines        the file's lines that a workbook speaks of, in memory: matched, weighed, changed, saved
intake       a workbook held against the file; nothing is written
outgoing     the same layers as sheets, and as empty ones
"""
