"""Chinese press-conference transcripts as structured, searchable, citable records.

    import transcript

    conference = transcript.load("conference.txt")
    for pair in conference.qa_pairs:
        print(pair.asker, pair.question_turn.text, pair.speaker, pair.answer_turn.text)

Names are loaded when first used: importing the package loads no model and none of the heavy libraries.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transcript.archive import Archive
    from transcript.briefing import brief
    from transcript.compare import compare
    from transcript.errors import TranscriptError
    from transcript.pipeline import load, load_all, structure, structure_text
    from transcript.read import Document, read
    from transcript.record import Conference, QAPair
    from transcript.repair import repair

__version__ = "0.1.0"

_HOMES = {
    "Archive": "transcript.archive",
    "Conference": "transcript.record",
    "Document": "transcript.read",
    "QAPair": "transcript.record",
    "TranscriptError": "transcript.errors",
    "brief": "transcript.briefing",
    "compare": "transcript.compare",
    "load": "transcript.pipeline",
    "load_all": "transcript.pipeline",
    "read": "transcript.read",
    "repair": "transcript.repair",
    "structure": "transcript.pipeline",
    "structure_text": "transcript.pipeline",
}

__all__ = [
    "Archive",
    "Conference",
    "Document",
    "QAPair",
    "TranscriptError",
    "__version__",
    "brief",
    "compare",
    "load",
    "load_all",
    "read",
    "repair",
    "structure",
    "structure_text",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'transcript' has no attribute {name!r}")
    module = importlib.import_module(home)
    # A room that bears the function's name is what the name means from now on, and can be called (see transcript/room.py).
    return module if home == f"{__name__}.{name}" else getattr(module, name)


def __dir__() -> list[str]:
    return sorted(__all__)
