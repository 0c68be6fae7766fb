"""What a report tells of a presentation: `某书记对某区2024年经济社会发展情况进行介绍`, and the paragraphs that follow retell it.

They are paraphrase, attributed to who presented; a paragraph in which somebody else is introduced as presenting, or the article's end, ends it.
"""

from __future__ import annotations

from transcript.chinese.view import view as normal
from transcript.lexicon.patterns import lazy
from transcript.report.articles import Article
from transcript.report.people import PersonFinding, StatementFinding

_PRESENTS = lazy(
    r"(?:对|就|围绕|以|将)[^。\n]{2,80}?(?:进行|作|做)?了?(?:介绍|发布|通报|解读|说明)|(?:介绍|发布|通报|解读)了[^。\n]{2,60}(?:情况|成就|成效|工作|数据|业绩)"
)
_PARAGRAPH = lazy(r"[^\n]+")
_FIGURE = lazy(r"\d")


def presented(
    text: str, article: Article, people: list[PersonFinding], known: list[StatementFinding]
) -> list[StatementFinding]:
    """The paragraphs that retell a presentation, as statements of who presented; those already attributed are left out."""
    view = normal(text)
    found: list[StatementFinding] = []
    speaker: str | None = None
    for match in _PARAGRAPH.finditer(view, article.start, article.end):
        presenter = _presenter(view, match.start(), match.end(), people)
        if presenter is not None:
            speaker = presenter
            continue
        start = match.start() + len(match[0]) - len(match[0].lstrip(" "))
        spoken = any(a < match.end() and start < b for a, b, _, _ in known)
        if speaker is not None and not spoken and len(match[0].strip()) >= 30 and _FIGURE.search(match[0]):
            found.append(StatementFinding(start, match.end(), speaker, False))
    return found


def _presenter(view: str, start: int, end: int, people: list[PersonFinding]) -> str | None:
    """Who is said to present in this paragraph."""
    act = _PRESENTS.search(view, start, end)
    if act is None:
        return None
    before = [person for person in people if start <= person.start < act.end()]
    return before[-1].name if before else None
