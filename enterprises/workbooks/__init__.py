"""Ledgers in and out as workbooks: read, held against what is there, decided, committed; exported and verified."""
