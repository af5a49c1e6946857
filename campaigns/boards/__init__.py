"""How those below keep their promises: boards, and the circulars drafted from them."""
