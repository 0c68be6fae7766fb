"""How good the summaries of `transcript.briefing` are. `python -m tests.quality.summaries` prints the table."""
