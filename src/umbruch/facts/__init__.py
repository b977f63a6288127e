"""What is true of an article whatever the format: embargo, moment, rights, subjects, title and publisher."""
