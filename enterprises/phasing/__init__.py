"""Mines that have to go, ponds that may only become fewer, and work that is taken up again."""
