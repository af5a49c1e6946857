"""A check from its opening to its signature: criteria, sheet, experts, recordings, re-inspection."""
