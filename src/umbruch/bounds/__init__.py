"""What a run may use at most, and what it may touch at all: limits that can be changed, and the gate of `sandbox`."""
