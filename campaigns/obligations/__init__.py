"""Who owes what by when: made from requirements, handed in, reviewed, extended."""
