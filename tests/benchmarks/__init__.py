"""Benchmarks: scripts that print ratios within one run; `python -m tests.benchmarks.NAME`."""
