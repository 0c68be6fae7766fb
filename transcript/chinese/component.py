"""`nlp.add_pipe("press_conference")`: the whole of this package as a step of somebody else's pipeline.

This module imports spaCy; spaCy finds it through the entry point `spacy_factories`.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from transcript.export.doc import attach, register_extensions
from transcript.export.layout import Layout


class PressConference:
    """Reads `doc.text` as a transcript and sets the span groups and `doc._.conference` (see `transcript.export.doc`).

    Tokens are left as they are: a span begins and ends with the tokens that hold its first and last character. A text that is no
    transcript gets empty groups. With `tags=False` topics, figures and commitments are left out, which is several times faster.
    """

    def __init__(self, *, tags: bool = True) -> None:
        self.tags = tags

    def __call__(self, doc: Doc) -> Doc:
        from transcript.pipeline import structure_text
        from transcript.record import leading

        conference = leading(structure_text(doc.text, tags=self.tags))
        return attach(doc, conference, Layout(conference, kind="source"))


@Language.factory(
    "press_conference", default_config={"tags": True}, assigns=["doc._.conference", "doc.spans"], retokenizes=False
)
def create_press_conference(nlp: Language, name: str, tags: bool) -> PressConference:  # noqa: ARG001 - spaCy's signature
    """The factory that spaCy calls."""
    register_extensions()
    return PressConference(tags=tags)
