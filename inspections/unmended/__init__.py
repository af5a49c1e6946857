"""查出未改 (L-36): what a campaign found, what of it is past its day and not mended, and what was done about it."""
