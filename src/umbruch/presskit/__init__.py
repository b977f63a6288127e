"""Press kits: one folder of articles and pictures in, everything that a press office sends and puts online out."""
