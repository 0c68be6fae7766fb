"""Answers and statements → topics, figures, commitments."""

from transcript.tag.speech import Tagged, tag_speech

__all__ = ["Tagged", "tag_speech"]
