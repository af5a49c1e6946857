"""What an agency publishes on its own initiative (执法公示): when it must be out, and when it must be gone."""
