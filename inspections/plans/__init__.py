"""The yearly enforcement plan: proposed, moved about, approved, amended, carried out, read by those above (S1-03)."""
