"""What else follows: letters, the list of the dishonest, the six conditions, the five batches."""
