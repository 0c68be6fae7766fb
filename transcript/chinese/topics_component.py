"""`nlp.add_pipe("transcript_topics")`: our topic tagger as a step of somebody else's pipeline.

This module imports spaCy; spaCy finds it through the entry point `spacy_factories`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from transcript.tag.topics import TopicInput, TopicTagger


class TopicsComponent:
    """Reads each `doc.text` by itself: sets `doc.cats[label] = score` for the labels given and `doc._.topics` to the findings, in order.

    The `question` and the `office` of the speaker may be given as `doc._.question` and `doc._.office` before the pipe runs.
    """

    def __init__(self, scheme: str) -> None:
        self.tagger = TopicTagger.load(scheme)

    def __call__(self, doc: Doc) -> Doc:
        item = TopicInput(doc.text, doc._.question or "", doc._.office or "")
        doc._.topics = self.tagger.tag([item])[0]
        doc.cats = {**doc.cats, **{finding.label: finding.score for finding in doc._.topics}}
        return doc

    def pipe(self, docs: Iterable[Doc], batch_size: int = 256) -> Iterator[Doc]:
        """The docs in order; the first is given back before the last is read."""
        waiting = iter(docs)
        while batch := list(islice(waiting, batch_size)):
            yield from map(self, batch)


@Language.factory(
    "transcript_topics", default_config={"scheme": "gov.cn"}, assigns=["doc.cats", "doc._.topics"], retokenizes=False
)
def create_topics(nlp: Language, name: str, scheme: str) -> TopicsComponent:  # noqa: ARG001 - spaCy's signature
    """The factory that spaCy calls. `scheme` is `gov.cn` or the path of a TOML file."""
    for attribute, default in (("topics", ()), ("question", None), ("office", None)):
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=default)
    return TopicsComponent(scheme)
