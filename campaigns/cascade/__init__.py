"""How a notice comes to be and travels down: drafts, adoption, deadlines, contradictions, who takes part."""
