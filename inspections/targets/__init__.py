"""The facts of all floors that make the flags of a mine."""
