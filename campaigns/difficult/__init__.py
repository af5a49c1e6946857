"""Difficult cases (难题上报): raising them, their way up and the answer's way down. The rules are the model's."""
