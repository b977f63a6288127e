"""Of what words the embargoes of all languages are made, and sentences that ask whoever publishes to wait."""
