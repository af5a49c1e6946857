"""Ratios, measured side by side in one run: an absolute time says as much of the machine as of the code."""
