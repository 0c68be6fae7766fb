"""`python -m transcript` is the `transcript` command."""

from transcript.cli.app import main

main()
