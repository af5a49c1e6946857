"""Punishment and closed loop of a campaign, and the circular on it."""
