"""The word model as a spaCy tokenizer: `{"nlp": {"tokenizer": {"@tokenizers": "transcript.words.v1"}}}`.

This module imports spaCy; spaCy finds it through the entry point `spacy_tokenizers`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from transcript.chinese.words import words


class WordTokenizer:
    """Text → Doc, one token per word; white space other than a single space after a word is a token of its own, as in spaCy.

    `terms` are always kept as one token. The text of the Doc is the text, character for character.
    """

    def __init__(self, vocab: Vocab, *, terms: Iterable[str] = ()) -> None:
        self.vocab = vocab
        self.terms = tuple(terms)

    @classmethod
    def blank(cls, *, terms: Iterable[str] = ()) -> WordTokenizer:
        """A tokenizer with a Chinese vocabulary of its own."""
        from spacy.lang.zh import Chinese

        return cls(Chinese().vocab, terms=terms)

    def __call__(self, text: str) -> Doc:
        tokens, spaces = _with_gaps(text, ((word.start, word.end) for word in words(text, terms=self.terms)))
        return Doc(self.vocab, words=tokens, spaces=spaces)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self.vocab, self.terms)

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:  # noqa: ARG002 - spaCy's signature
        """One Doc per text."""
        return map(self, texts)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002 - spaCy's signature
        """The terms; the model stays in the package."""
        return json.dumps({"terms": self.terms}, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> WordTokenizer:  # noqa: ARG002 - spaCy's signature
        """Take over what `to_bytes` gave."""
        self.terms = tuple(json.loads(data)["terms"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the terms to one file."""
        Path(path).write_bytes(self.to_bytes(exclude=exclude))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> WordTokenizer:
        """Read what `to_disk` wrote."""
        return self.from_bytes(Path(path).read_bytes(), exclude=exclude)


@registry.tokenizers("transcript.words.v1")  # type: ignore[untyped-decorator]
def create_tokenizer(terms: list[str] | None = None) -> Callable[[Language], WordTokenizer]:
    """What spaCy's config asks for: a function that makes the tokenizer of a pipeline."""

    def create(nlp: Language) -> WordTokenizer:
        return WordTokenizer(nlp.vocab, terms=terms or ())

    return create


def _restore(vocab: Vocab, terms: tuple[str, ...]) -> WordTokenizer:
    return WordTokenizer(vocab, terms=terms)


def _with_gaps(text: str, spans: Iterable[tuple[int, int]]) -> tuple[list[str], list[bool]]:
    """Word spans → spaCy's words and spaces, which joined make the text again."""
    tokens: list[str] = []
    spaces: list[bool] = []
    offset = 0
    for start, end in (*spans, (len(text), len(text))):
        gap = text[offset:start]
        if gap.startswith(" ") and tokens:
            spaces[-1] = True
            gap = gap[1:]
        for piece in (gap, text[start:end]):
            if piece:
                tokens.append(piece)
                spaces.append(False)
        offset = end
    return tokens, spaces
