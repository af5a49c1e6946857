"""Who should have been checked and wasn't: computed from signed checks, never stored (S1-03, S1-05, S1-06, L-36)."""
