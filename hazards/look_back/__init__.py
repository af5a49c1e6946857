"""“回头看”: every problem found earlier in a campaign is looked at once more before it ends (Z-13)."""
