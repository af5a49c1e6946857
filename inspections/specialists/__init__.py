"""监管专员: who looks after which mine, how often they have to be there, and how often they were (L-19)."""
