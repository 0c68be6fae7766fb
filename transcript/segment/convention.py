"""Finding the label convention of a document.

Nothing is decided line by line. Every line that could hold a label is a candidate of some *form* (inline, alone, bracketed, bare …).
Candidates of equal text are one *type*. A type's score adds what its words say, how often it recurs, whether the roster knows it,
whether it answers or is answered by the others, and how well its form explains the document; the form's weight in turn comes from
the types that are certain. Types above the threshold are the document's labels; with them the document is read.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from transcript.lexicon import posts
from transcript.lexicon import speech_cues as cues
from transcript.lexicon.patterns import lazy
from transcript.roster.names import behind
from transcript.roster.people import clean_name
from transcript.segment.exchange import ANSWERS, exchanges
from transcript.segment.explained import explained
from transcript.segment.heads import Candidate, candidates, inside_candidates, key_of, make, quoted_labels
from transcript.segment.lines import TIMESTAMP, Line
from transcript.segment.marks import voices
from transcript.segment.reading import ASKING, Reading, doubt_of_telling, read_label
from transcript.segment.vouched import vouched

THRESHOLD = 0.8


class Convention(NamedTuple):
    """The labels accepted, in order, with each type's score, and the forms with their weights."""

    labels: tuple[Candidate, ...]
    scores: dict[tuple[str, str], float]
    forms: dict[str, float]


def _base(candidate: Candidate, known: frozenset[str], starts: frozenset[str], offices: tuple[str, ...]) -> float:
    reading = candidate.reading
    score = reading.strength
    plain = clean_name(candidate.key)
    if reading.name and candidate.form.startswith("bare"):
        score += doubt_of_telling(candidate.key)  # no report writes it on a line of its own
    if plain in known:
        return max(score, 0.0) + 3.5
    if reading.kind in ("unknown", "outlet") and len(plain) >= 3 and heads_office(plain, offices):
        # `市水务局：` where the roster has its 局长: the office speaks.
        return max(score, 0.0) + 3.0
    if reading.name is not None and score > -3:
        listed = reading.kind == "titled" and any(plain.startswith(name) or plain.endswith(name) for name in known)
        return score + (3.0 if listed else 1.0 if reading.kind == "titled" else 0.0)
    if (
        reading.kind == "unknown"
        and score >= -3
        and 4 <= len(plain) <= 40
        and any(plain.endswith(name) for name in known if len(name) >= 2)
    ):
        return max(score, 0.0) + 2.5
    if candidate.form == "clocked" and score > -3:
        score += 1.0
    if 2 <= len(plain) <= 3 and plain in starts:
        score += 2.0
    if len(plain) == 1 and reading.kind in ("role", "unknown") and any(name.startswith(plain) for name in known):
        score = max(score, -0.2) + 0.5  # `凤：` of 凤某某
    if reading.kind == "unknown" and score > -2.5 and candidate.form.endswith("#"):
        score += 1.0
    return score


def heads_office(organization: str, offices: Iterable[str]) -> bool:
    """Whether some office (view text) is one of this organisation: `市水务局` of `市水务局党组书记、局长`."""
    return any(
        (at := office.find(organization)) in range(4) and len(office) > at + len(organization) for office in offices
    )


_OFFICE_HEADS = lazy(r"(?:部|委|局|厅|办|处|署|院|会|所|公司|集团|中心|大学|医院|总队|支队|科|队|社|行|站|校)$")


_OFFICE_OF = lazy(rf"[^,。;:!?\s]{{0,16}}?(?:{posts.pattern()})")


def _offices(view: str, found: list[Candidate], given: tuple[str, ...]) -> tuple[str, ...]:
    """The offices named in the header, the lead and the labels, for labels that name an organisation alone."""
    wanted = {
        clean_name(c.key) for c in found if c.reading.kind in ("unknown", "outlet") and _OFFICE_HEADS.search(c.key)
    }
    if not wanted:
        return given
    titled = [
        view[c.core[0] + c.reading.title[0] : c.core[0] + c.reading.title[1]]
        for c in found
        if c.reading.title is not None
    ]
    end = min(len(view), 3000)
    lead = [
        view[at : office.end()]
        for word in sorted(wanted)
        if len(word) >= 3
        for at, office in behind(_OFFICE_OF, (word,), view, 0, end)
    ]
    return (*given, *titled, *lead)


def _question_below(view: str, candidate: Candidate) -> bool:
    """Whether what stands below a label line asks something."""
    if candidate.tail:
        return False
    below = view[candidate.line_end : candidate.line_end + 400].lstrip().partition("\n")[0]
    return "?" in below[-40:] or bool(cues.QUESTION_CUE.search(below[-120:]))


_BRACKETED = ("square", "lenticular", "middle[", "middle【")
_BULLETED = lazy(r"bare[^#*|]")


def _asks(reading: Reading) -> bool:
    return reading.kind in ASKING


def _forms(found: list[Candidate], base: dict[tuple[str, str], float]) -> dict[str, float]:
    """How well each form explains the document: -2 to +2.5."""
    strong: dict[str, set[str]] = defaultdict(set)
    strong_n: dict[str, int] = defaultdict(int)
    weak: dict[str, int] = defaultdict(int)
    # Brackets hold few things that look like names and are none; several names in brackets are labels.
    names = {one.key for one in found if one.form in _BRACKETED and one.reading.kind == "person"}
    for candidate in found:
        score = base[candidate.form, candidate.key]
        bracketed = candidate.form in _BRACKETED and candidate.reading.kind == "person" and len(names) > 1
        if score >= (1.0 if bracketed else 1.8):
            strong[candidate.form].add(candidate.key)
            strong_n[candidate.form] += 1
        elif score <= -2:
            weak[candidate.form] += 1
    total = sum(strong_n.values()) or 1
    weights: dict[str, float] = {}
    bulleted = [form for form in {candidate.form for candidate in found} if _BULLETED.fullmatch(form)]
    for form in {candidate.form for candidate in found}:
        # One sign may stand before every speaker, or one before each of several: then they explain the document together.
        alike = bulleted if form in bulleted else [form]
        n, bad = sum(strong_n[one] for one in alike), sum(weak[one] for one in alike)
        types = len(set().union(*(strong[one] for one in alike)))
        share, purity = n / total, n / (n + bad) if n + bad else 0.0
        weight = -1.0
        if (n >= 2 and types >= 2) or n >= 3:
            weight = 0.5 + purity + (0.5 if n >= 6 else 0.0) + (0.5 if share > 0.5 else -0.5 if share < 0.15 else 0.0)
        elif n == 1:
            weight = 0.0
        if form == "space" and share <= 0.3:
            weight = min(weight, 0.5) - 3.5
        if form.startswith("bare"):
            # A short line without a mark is weak evidence by itself: the form must carry the document.
            weight = weight - 0.4 if share > 0.4 else min(weight, 0.5) - 4.5
        weights[form] = weight
    return weights


def choose(
    view: str,
    lines: list[Line],
    *,
    skip: frozenset[int],
    known: frozenset[str],
    offices: tuple[str, ...] = (),
    told: Mapping[str, Reading] = MappingProxyType({}),
) -> Convention:
    """The document's labels. `known` are simplified names without spaces from the roster and the lead, `offices` the roster's offices,
    `told` the readings of labels that the page explains."""
    found = vouched(view, explained(candidates(view, lines, skip, known), told))
    convention = _score(view, found, known, offices)
    # Pages without line breaks: labels inside lines explain more of the text than those at line heads.
    glued = _glued(view, lines, skip, known)
    if len(view) > 120 and (_needs_inside(view, lines, convention) or glued >= 3):
        inside = explained(inside_candidates(view, lines, skip), told)
        same = {"square": "middle[", "lenticular": "middle【", "inline": "middle", "space": "middle@"}
        heads = [c._replace(form=same.get(c.form, c.form)) for c in found]
        both = sorted([*heads, *inside], key=lambda c: c.core[0])
        wider = _score(view, both, known, offices, inside=True)
        if len(wider.labels) >= max(4, (1.2 if glued >= 3 else 2) * len(convention.labels)):
            return wider
    convention = _with_glued(view, lines, skip, convention)
    if len(convention.labels) <= _FEW and not any(label.reading.kind in _SPEAKS for label in convention.labels):
        convention = _with_exchange(view, lines, skip, convention, found)
    convention = _misread(view, lines, skip, convention, known)
    return _with_marks(view, lines, skip, convention)


_MOST_CORES = 200  # labels looked up inside lines; a page has some ten


def _with_glued(view: str, lines: list[Line], skip: frozenset[int], convention: Convention) -> Convention:
    """The labels, and those of them that stand inside a line, right behind the end of a sentence, where a break was lost
    (`…谢谢。问：…`), with what stands so in quotation marks (`…？“某局局长某某”：`)."""
    often = Counter(view[slice(*label.core)] for label in convention.labels if label.tail and label.form == "inline")
    cores = [core for core, count in often.most_common(_MOST_CORES) if count > 1]
    places = [(at, at, at + len(core)) for core in cores for at, _ in behind(_COLON, (core,), view, 0, len(view))]
    places += [(match.start(), *match.span("core")) for match in quoted_labels(view)]
    taken = {label.core[0] for label in convention.labels}
    starts = [line.start for line in lines]
    found: list[Candidate] = []
    for mark, start, end in places:
        number = bisect_right(starts, mark) - 1
        if (
            start in taken
            or number < 0
            or number in skip
            or lines[number].body == mark
            or not _behind_sentence(view, mark)
        ):
            continue
        colon = view.index(":", end)  # right there: both patterns end in it
        piece = Line(mark, lines[number].end, mark, "", False, False, False)
        found.append(make(view, number, piece, (start, end), colon + 1, "middle"))
    if not found:
        return convention
    scores = {**{(label.form, label.key): THRESHOLD for label in found}, **convention.scores}
    return _joined(convention, found, scores)


_FEW = 2  # labels: too few to tell a convention
_SPEAKS = (*ANSWERS, "host")


def _with_exchange(
    view: str, lines: list[Line], skip: frozenset[int], convention: Convention, found: list[Candidate]
) -> Convention:
    """The labels, and those of the exchange that the page holds, wherever they stand."""
    taken = {label.core[0] for label in convention.labels}
    inside = inside_candidates(view, lines, skip)
    pairs = [label for label in exchanges(view, lines, skip, [*found, *inside]) if label.core[0] not in taken]
    scores = {**convention.scores, **{(label.form, label.key): THRESHOLD for label in pairs}}
    return _joined(convention, pairs, scores) if pairs else convention


# What scanning makes of a colon: `某 某；  谢谢`, `某某．谢谢`.
_MISREAD = lazy(r"(?P<core>[^\s。!?;:,“”.·]{1,12}(?: [^\s。!?;:,“”.·]{1,4}){0,3}) ?[;.,。·!] *(?=\S)")


_MISREAD_ALONE = lazy(r"(?P<core>[^。!?;:,“”.]{2,24}) ?[;.,]")


def _misread(
    view: str, lines: list[Line], skip: frozenset[int], convention: Convention, known: frozenset[str]
) -> Convention:
    """The labels, and lines that begin with the words of a label, or a name of the roster, and a sign where the others have a colon."""
    forms = {form for form in ("inline", "alone") if any(label.form.startswith(form) for label in convention.labels)}
    if len(convention.labels) < 3 or not forms:
        return convention
    taken = {label.line for label in convention.labels}
    keys = {label.key for label in convention.labels if len(label.key) >= 2}
    found: list[Candidate] = []
    scores = dict(convention.scores)
    for number, line in enumerate(lines):
        if number in skip or number in taken or line.markup:
            continue
        whole = _MISREAD_ALONE.fullmatch(view, line.body, line.end) if "alone" in forms and line.gap else None
        if whole and (key_of(whole["core"]) in keys or read_label(whole["core"]).strength >= 3.0):
            label = make(view, number, line, whole.span("core"), line.end, "alone")
            scores.setdefault((label.form, label.key), THRESHOLD + 0.2)
            found.append(label)
            continue
        if "inline" not in forms or line.end - line.body < 8:
            continue
        match = _MISREAD.match(view, line.body, min(line.end, line.body + 30))
        if match is None or not (line.gap or view[lines[number - 1].end - 1] in "。!?”"):
            continue
        key = key_of(match["core"])
        if key in keys or (key in known and len(key) >= 2):
            label = make(view, number, line, match.span("core"), match.end(), "inline")
            scores.setdefault((label.form, label.key), THRESHOLD + 0.2)
            found.append(label)
    return _joined(convention, found, scores)


def _joined(convention: Convention, found: list[Candidate], scores: dict[tuple[str, str], float]) -> Convention:
    """The convention with labels that were `found` later, in the order of the text, and the `scores` of all types."""
    labels = sorted([*convention.labels, *found], key=lambda label: label.core[0])
    return Convention(tuple(labels), scores, convention.forms)


def _with_marks(view: str, lines: list[Line], skip: frozenset[int], convention: Convention) -> Convention:
    """The labels, and the signs that stand in the place of labels: `◆` before each question, `——` before each answer."""
    labels = {label.line: label.reading.kind for label in convention.labels}
    marks: list[Candidate] = []
    scores = dict(convention.scores)
    for number, kind in voices(view, lines, skip, labels).items():
        line = lines[number]
        sign = view[line.start : line.body].rstrip()
        named = _named_above(view, lines, number, skip) if number - 1 not in labels else None
        if named is not None:
            marks.append(named)
            scores[named.form, named.key] = 3.0
            continue
        form, key = f"sign{sign}", sign
        reading = Reading(kind, 3.0, "a sign that only those who ask have" if kind == "ask" else "a sign for an answer")
        core = (line.start, line.start + len(sign))
        marks.append(Candidate(line.start, core, line.body, line.end, form, key, reading, number, True))
        scores[form, key] = 3.0
    return _joined(convention, marks, scores)


def _named_above(view: str, lines: list[Line], number: int, skip: frozenset[int]) -> Candidate | None:
    """The name of somebody alone on the line above a sign, as the cards of apps have it: he is the label, not the sign."""
    above = lines[number - 1] if number and not lines[number].gap and number - 1 not in skip else None
    if above is None or above.end - above.body > 24:
        return None
    found = make(view, number - 1, above, (above.body, above.end), above.end, "above a sign")
    return found if found.reading.kind in ("person", "titled") and found.reading.strength > 0 else None


_GLUED = lazy(
    rf"[。!?”)]\s?(?:{TIMESTAMP.pattern}\s?(?:[\[【](?P<held>[^\[\]【】\n]{{2,24}})[\]】]|(?P<who>[^\s。!?;:,“”\[\]【】()\d]{{2,24}}):)|(?P<asker>[^\s。!?;:,“”\[\]【】()]{{0,14}}记者|主持人):)"
)


_COLON = lazy(r" ?:(?! ?\n)")
_ENDS = frozenset("。!?”)")


def _behind_sentence(view: str, at: int) -> bool:
    """Whether the end of a sentence stands before a place, spaces aside. What is before is not copied: a page may be one line of megabytes."""
    while at and view[at - 1] == " ":
        at -= 1
    return at > 0 and view[at - 1] in _ENDS


def _glued(view: str, lines: list[Line], skip: frozenset[int], known: frozenset[str]) -> int:
    """How many labels stand inside lines, right behind the end of a sentence: a time and a name, a reporter, the host, a known name."""
    named = sum(
        _behind_sentence(view, at)
        for name in known
        if len(name) >= 2
        for at, _ in behind(_COLON, (name,), view, 0, len(view))
    )
    return named + sum(
        1
        for number, line in enumerate(lines)
        if number not in skip and ":" in view[line.body : line.end]
        for match in _GLUED.finditer(view, max(line.body - 1, 0), line.end)
        if match["asker"] or read_label(match["who"] or match["held"]).strength > -2
    )


def _needs_inside(view: str, lines: list[Line], convention: Convention) -> bool:
    longest = max((line.end - line.body for line in lines), default=0)
    return longest > min(1500, 0.4 * len(view)) or len(lines) <= 5 or not convention.labels


def _score(
    view: str, found: list[Candidate], known: frozenset[str], offices: tuple[str, ...], *, inside: bool = False
) -> Convention:
    offices = _offices(view, found, offices)
    starts = frozenset(name[:2] for name in known if len(name) >= 3) | frozenset(
        name[:3] for name in known if len(name) >= 4
    )
    counts: dict[tuple[str, str], int] = defaultdict(int)
    base: dict[tuple[str, str], float] = {}
    asked: dict[tuple[str, str], float] = defaultdict(float)
    scored: set[tuple[str, str, int]] = set()
    for candidate in found:
        kind = candidate.form, candidate.key
        counts[kind] += 1
        once = *kind, id(candidate.reading)
        if once not in scored:
            scored.add(once)
            base[kind] = max(base.get(kind, -9.0), _base(candidate, known, starts, offices))
        if candidate.form.startswith("bare") and candidate.reading.kind in ("outlet", "reporter"):
            asked[kind] += 2.5 if _question_below(view, candidate) else -1.0
    recurring = {
        kind: score + (min(2.4, 0.8 * math.log2(counts[kind])) if score > -3 else 0.0) for kind, score in base.items()
    }
    chat = _is_chat(found, counts)
    blocks = sum(count for (form, _), count in counts.items() if form == "block") >= 6
    for kind in counts if chat or blocks else ():
        if kind[0] == ("stamped" if chat else "block"):
            recurring[kind] = max(recurring[kind], -0.5) + 2.5
    for kind, sum_of_signs in asked.items():
        recurring[kind] += sum_of_signs / counts[kind]
    forms = _forms(found, recurring)
    scores = {kind: score + forms[kind[0]] if score > -5 else score for kind, score in recurring.items()}
    _asking_forms(view, found, scores)
    scores = _alternation(view, found, scores)
    _lonely_askers(view, found, scores, forms)
    threshold = THRESHOLD + (0.6 if inside else 0.0)
    labels = tuple(c for c in found if scores[c.form, c.key] >= threshold)
    while labels and (_is_headline(view, labels[0], counts) or _is_credit(view, labels[0])):
        labels = labels[1:]
    return Convention(_thin(labels), scores, forms)


_HEADLINE = lazy(r"[^。!?;]{4,60}")


def _is_headline(view: str, first: Candidate, counts: Mapping[tuple[str, str], int]) -> bool:
    """Whether the first line of the page is a headline that begins like a label (`国防部：某某某`, `【能源快讯】某某记者会全纪录`): it holds
    no sentence, and its words label nothing else."""
    if first.line or view[: first.start].strip(" #") or counts[first.form, first.key] > 1:
        return False
    said = view[first.speech : first.line_end].strip()
    # A heading in Markdown, where no label is one.
    heading = first.form.endswith("#") and sum(n for (form, _), n in counts.items() if form == first.form) == 1
    return bool(_HEADLINE.fullmatch(said)) and (
        heading or (first.reading.name is None and first.reading.kind in ("unknown", "outlet", "role"))
    )


_CREDITED = lazy(r"[^。!?,]{1,20}")


def _is_credit(view: str, first: Candidate) -> bool:
    """Whether what reads like the first label says who translated the page: `翻译：某某`."""
    return first.reading.kind == "other" and bool(_CREDITED.fullmatch(view[first.speech : first.line_end].strip()))


def _asking_forms(view: str, found: list[Candidate], scores: dict[tuple[str, str], float]) -> None:
    """Raise unknown words in a form that only those who ask have (`<某报>`), where a question follows."""
    kinds: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    for candidate in found:
        if scores[candidate.form, candidate.key] >= THRESHOLD:
            kinds[candidate.form].add((candidate.key, _asks(candidate.reading)))
    asking = {form for form, seen in kinds.items() if len(seen) >= 2 and all(asks for _, asks in seen)}
    for at, candidate in enumerate(found):
        kind = candidate.form, candidate.key
        if candidate.form in asking and -3 < scores[kind] < THRESHOLD and candidate.reading.kind == "unknown":
            said = view[candidate.speech : candidate.line_end if candidate.tail else candidate.line_end + 300]
            if "?" in said:
                scores[kind] += 1.5
                found[at] = candidate._replace(
                    reading=candidate.reading._replace(kind="ask", because="its form is that of those who ask")
                )


def _is_chat(found: list[Candidate], counts: Mapping[tuple[str, str], int]) -> bool:
    """Whether a page is a chat: line after line a name and the time, with what is said below; most names come again."""
    stamped = [candidate for candidate in found if candidate.form == "stamped"]
    again = sum(counts[candidate.form, candidate.key] > 1 for candidate in stamped)
    return len(stamped) >= 6 and again >= 0.7 * len(stamped) and len(stamped) >= 0.3 * len(found)


_PLAIN_FORMS = ("inline", "alone", "bare", "stamped", "middle", "space", "spaced")


def _lonely_askers(
    view: str, found: list[Candidate], scores: dict[tuple[str, str], float], forms: dict[str, float]
) -> None:
    """Raise unknown words that stand once or twice in a form which carries the document, where a question follows and then a speaker
    of that form: a paper that nobody knows. (A colon alone is too common for that.)"""
    following: Candidate | None = None
    for candidate in reversed(found):
        kind = candidate.form, candidate.key
        if scores[kind] >= THRESHOLD:
            following = candidate
        elif (
            following is not None
            and following.form == candidate.form
            and scores[kind] > -3
            and candidate.reading.kind == "unknown"
            and forms[candidate.form] >= 1.0
            and not candidate.form.startswith(_PLAIN_FORMS)
            and not _asks(following.reading)
            and view[candidate.speech : following.start].rstrip(" *_\n\r").endswith("?")
        ):
            scores[kind] = THRESHOLD + 0.7


_ASKED_ABOVE = lazy(r"\?[”)]?(?: ?谢谢[^。!?\n]{0,4}[。!]?)?\s*$")


def _asked_above(view: str, candidate: Candidate) -> bool:
    """Whether the paragraph above the line of a label ends by asking."""
    return view.endswith("\n", 0, candidate.start) and bool(
        _ASKED_ABOVE.search(view, max(0, candidate.start - 24), candidate.start)
    )


def _alternation(
    view: str, found: list[Candidate], scores: dict[tuple[str, str], float]
) -> dict[tuple[str, str], float]:
    """Raise weak types that regularly stand right after someone who asks: below a label of the press, or, with a name, below a paragraph
    that asks."""
    order = [c for c in found if scores[c.form, c.key] > -3]
    after: dict[tuple[str, str], int] = defaultdict(int)
    seen: dict[tuple[str, str], int] = defaultdict(int)
    previous: Candidate | None = None
    for candidate in order:
        kind = candidate.form, candidate.key
        seen[kind] += 1
        weak = scores[kind] < THRESHOLD and candidate.reading.kind in ("person", "role", "titled", "unknown", "answer")
        asked = previous is not None and _asks(previous.reading)
        named = candidate.reading.name is not None and candidate.reading.strength > 0
        if weak and (asked or (named and _asked_above(view, candidate))):
            after[kind] += 1
        if scores[kind] >= THRESHOLD:
            previous = candidate
    adjusted = dict(scores)
    unknown = {(c.form, c.key) for c in order if c.reading.kind == "unknown"}
    for kind, hits in after.items():
        if hits < 2 and kind in unknown:
            continue  # what opens one answer may be a phrase: `问得直接，答得也直接：`
        adjusted[kind] = scores[kind] + 1.6 * hits / seen[kind]
    return adjusted


def _thin(labels: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """One label per place: an inside candidate that starts where a line label stands gives way."""
    kept: list[Candidate] = []
    for label in labels:
        if kept and label.core[0] < kept[-1].speech and label.core[0] >= kept[-1].core[0]:
            continue
        kept.append(label)
    return tuple(kept)
