"""Which agency answers for a mine, whom it concerns besides, and who decides a dispute."""
