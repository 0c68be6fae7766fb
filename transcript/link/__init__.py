"""Turns + participants → who is asked, what, and who answers."""

from transcript.link.links import Links, link

__all__ = ["Links", "link"]
