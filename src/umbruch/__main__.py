"""`python -m umbruch`."""

from umbruch.cli import main

if __name__ == "__main__":
    main()
