"""What happens to texts on the web: script conversion and damage, as edits that carry the marks along."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from tests.quality.render.draft import Draft, Edit

_HAN = re.compile(r"[\u4e00-\u9fff]")
_HALF = {"，": ",", "：": ":", "；": ";", "？": "?", "！": "!", "（": "(", "）": ")"}


@lru_cache(maxsize=4)
def _converter(config: str) -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC(config).convert
    return convert


def in_script(draft: Draft, config: str) -> Draft:
    """The draft through OpenCC (`s2tw`, `s2hk`), character by character where a line's length would change."""
    if not config:
        return draft
    convert = _converter(config)
    lines = []
    for line in draft.text.split("\n"):
        whole = convert(line)
        if len(whole) != len(line):
            whole = "".join(char if len(convert(char)) != 1 else convert(char) for char in line)
        lines.append(whole)
    return Draft("\n".join(lines), draft.said, draft.labels)


def damaged(draft: Draft, kinds: tuple[str, ...], rng: random.Random) -> Draft:
    """The draft after each kind of damage, in order."""
    for kind in kinds:
        draft = draft.edited(_DAMAGE[kind](draft, rng))
    return draft


def _readings(draft: Draft, rng: random.Random, form: str = "({})") -> Iterator[Edit]:
    """`發(fā)`: the reading of the simplified character behind some of the traditional ones, always the same ones."""
    from pypinyin import Style, pinyin

    simple = _converter("t2s")
    chars = sorted({char for char in draft.text if _HAN.match(char) and simple(char) != char})
    marked = set(rng.sample(chars, k=min(len(chars), max(3, len(chars) // 3))))
    style = Style.NORMAL if "{0}" in form else Style.TONE
    for at, char in enumerate(draft.text):
        if char in marked:
            yield Edit(at + 1, at + 1, form.format(pinyin(char, style=style)[0][0]))


def _readings_doubled(draft: Draft, rng: random.Random) -> Iterator[Edit]:
    """`農(nong)(nong)`: toneless and doubled."""
    return _readings(draft, rng, "({0})({0})")


def _readings_spaced(draft: Draft, rng: random.Random) -> Iterator[Edit]:
    """`會(huì )`."""
    return _readings(draft, rng, "({} )")


def _half_width(draft: Draft, rng: random.Random) -> Iterator[Edit]:
    """Half-width marks throughout."""
    del rng
    for at, char in enumerate(draft.text):
        if char in _HALF:
            yield Edit(at, at + 1, _HALF[char])


def _doubled(draft: Draft, rng: random.Random) -> Iterator[Edit]:
    """`，，` and `,。` here and there inside speech."""
    for match in re.finditer(r"[，。]", draft.text):
        if rng.random() < 0.04:
            yield Edit(match.start(), match.end(), "，，" if match[0] == "，" else "，。")


def _spaced_names(draft: Draft, rng: random.Random) -> Iterator[Edit]:
    """Two-character names in labels are set wide."""
    del rng
    for _, start, end in draft.labels:
        for match in re.finditer(
            r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])([\u4e00-\u9fff])(?![\u4e00-\u9fff])", draft.text[start:end]
        ):
            if draft.text[start + match.start() : start + match.end()] not in {"记者", "提问", "主持", "回答"}:
                at = start + match.start() + 1
                yield Edit(at, at, " ")


def _question_marks(draft: Draft, rng: random.Random) -> Iterator[Edit]:
    """`?` where U+3000 stood."""
    del rng
    for match in re.finditer("\u3000", draft.text):
        yield Edit(match.start(), match.end(), "?")


def _entities(draft: Draft, rng: random.Random) -> Iterator[Edit]:
    """`&nbsp;` where U+3000 stood, and now and then behind a full stop."""
    for match in re.finditer("\u3000|。(?=[\u4e00-\u9fff])", draft.text):
        if match[0] == "\u3000":
            yield Edit(match.start(), match.end(), "&nbsp;")
        elif rng.random() < 0.03:
            yield Edit(match.end(), match.end(), "&nbsp;")


def _lost_bytes(draft: Draft, rng: random.Random) -> Iterator[Edit]:
    """A GBK byte is lost, so the run up to the next ASCII character (or the line's end) decodes shifted.

    Only runs of speech without marks are hit.
    """
    places = sorted([*draft.said.values(), *(a for _, a, _ in draft.labels), *(b for _, _, b in draft.labels)])
    for match in re.finditer(r"[。，](?=([\u4e00-\u9fff，。、]{3,24})[\x00-\x7f])", draft.text):
        start, end = match.start(), match.end(1)
        if rng.random() > 0.3 or any(start <= place <= end for place in places):
            continue
        shifted = b"?" + draft.text[start:end].encode("gb18030")[1:]
        text = shifted.decode("gb18030", "ignore")
        yield Edit(start, end, re.sub(r"[\ue000-\uf8ff\ufffd]", "", text))


def _columns(draft: Draft, rng: random.Random) -> Iterator[Edit]:
    """A newspaper column ends: a blank line in the middle of a sentence."""
    for match in re.finditer(r"(?<=[\u4e00-\u9fff]{12})(?=[\u4e00-\u9fff]{8})", draft.text):
        if rng.random() < 0.004:
            yield Edit(match.start(), match.start(), "\n\n")


def _lost_marks(draft: Draft, rng: random.Random) -> Iterator[Edit]:
    """Some commas inside speech are gone."""
    for match in re.finditer(r"(?<=[\u4e00-\u9fff]{4})，(?=[\u4e00-\u9fff]{4})", draft.text):
        if rng.random() < 0.05:
            yield Edit(match.start(), match.end(), "")


def _injected(draft: Draft, rng: random.Random) -> Iterator[Edit]:
    """A site's name is put into sentences."""
    for match in re.finditer(r"。(?=[\u4e00-\u9fff])", draft.text):
        if rng.random() < 0.03:
            yield Edit(match.end(), match.end(), "(青川在线 www.example.com)")


_DAMAGE: dict[str, Callable[[Draft, random.Random], Iterator[Edit]]] = {
    "readings": _readings,
    "readings doubled": _readings_doubled,
    "readings spaced": _readings_spaced,
    "half width": _half_width,
    "doubled": _doubled,
    "spaced names": _spaced_names,
    "question marks": _question_marks,
    "entities": _entities,
    "lost bytes": _lost_bytes,
    "columns": _columns,
    "lost marks": _lost_marks,
    "injected": _injected,
}
