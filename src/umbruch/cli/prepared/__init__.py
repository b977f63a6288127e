"""What the command line keeps from one call to the next, so that each need not make it anew; no user sees it."""
