"""`python -m drama` is the command line too."""

from drama.cli import main

if __name__ == "__main__":
    main()
