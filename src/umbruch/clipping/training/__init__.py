"""How the weights of the head and the tables of sureness are learned; not part of the wheel, as readers never need it."""
