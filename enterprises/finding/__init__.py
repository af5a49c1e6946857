"""A mine is found and read; a search is kept under a name."""
