"""The recipes of the shipped models. Needs the extra `train`; nothing else in the package imports this room."""
