"""Headlines: the step of their size, and lines that end where the sense allows it."""
