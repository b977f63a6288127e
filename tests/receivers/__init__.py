"""What the programs that people open our files with make of them; `make receivers` installs and asks them."""
