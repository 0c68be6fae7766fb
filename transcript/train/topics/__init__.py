"""The recipe of the topic model: `python -m transcript.train.topics --help`."""
