"""What single words tell: the language, days, names of people and of newspapers."""
