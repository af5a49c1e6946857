"""Fines and orders proposed, reviewed, decided and disclosed; what is not punished; typical cases."""
