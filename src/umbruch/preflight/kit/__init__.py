"""Press kits and other folders of finished files: each file in them is checked, and what only the whole can tell."""
