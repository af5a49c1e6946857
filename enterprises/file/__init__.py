"""One enterprise, one file: its parts, what they lack, what breaks a rule, what ends soon, who confirmed it."""
