"""A folder that is a press kit: what its manifest says, changed and shown as the page that visitors will see."""
