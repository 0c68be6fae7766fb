"""Conferences in one file: stored whole, searched exactly, cited. See docs/archive.md and docs/query-language.md."""

from transcript.archive.archive import Archive
from transcript.archive.query import phrase
from transcript.archive.results import Hit, Person, SearchResults, Snippet

__all__ = ["Archive", "Hit", "Person", "SearchResults", "Snippet", "phrase"]
