"""What holds for every briefing, whatever the source says."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.unit.briefing.sample import TEXT, conference
from transcript import brief
from transcript.briefing import Briefing, reading
from transcript.briefing.compress import compress
from transcript.briefing.markdown import escape, to_markdown
from transcript.briefing.sentences import Reader
from transcript.briefing.texts import bare, shown
from transcript.briefing.verify import Verifier, claims
from transcript.pipeline import structure_text

SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
HOSTILE = st.lists(
    st.sampled_from(
        "<script> </b> javascript: https://x.example [a](b) | ` ** __ # > - 1. \\ \u202e \u200b &amp; $x$ ~~ ![i](j) {%x%} [^1] 《甲》 。 ？ “ ” （ ）".split()
    ),
    max_size=6,
).map("".join)


@given(LINE)
def test_shown_is_stable(text: str) -> None:
    """Showing what is shown changes nothing, and nothing visible is lost."""
    once = shown(text)
    assert shown(once) == once
    assert bare(once) == bare(text)
    assert once.isprintable()


@given(LINE)
def test_escaped_text_reads_back(text: str) -> None:
    """Markdown of a line means that line, and holds no tag."""
    line = shown(text)
    assert reading.plain(escape(line)) == line
    assert "<" not in escape(line)


@settings(deadline=None)
@given(st.text(st.sampled_from("今年新建泊位1.2万个，。；！？“”（）()\n 谢谢好的一是"), max_size=120))
def test_sentences_are_disjoint_and_cuts_lie_inside(text: str) -> None:
    """Sentences come in order without overlap; what compression keeps lies inside, in order."""
    at = 0
    for sentence in Reader(conference()).sentences(text):
        assert at <= sentence.start < sentence.end <= len(text)
        at = sentence.end
        last = sentence.start
        for start, end in compress(sentence).spans:
            assert last <= start < end <= sentence.end
            last = end


@SLOW
@given(HOSTILE, HOSTILE, st.sampled_from(["brief", "standard", "full"]), st.sampled_from(["zh", "en"]))
def test_every_line_is_supported_whatever_is_said(one: str, other: str, length: str, lang: str) -> None:
    """Hostile words in an answer, a question and a title break neither the page nor the check."""
    text = TEXT.replace("不调整收费", f"不调整{one}收费").replace("停车难怎么", f"停车难{other}怎么").replace("公共停车治理", f"公共{one}停车治理", 1)
    record = structure_text(text)[0]
    made = brief(record, length=length, lang=lang)  # type: ignore[arg-type]
    verifier = Verifier([record])
    assert verifier.faults(claims(made, verifier)) == []
    page = reading.read_markdown(to_markdown(made))
    assert verifier.faults(reading.claims(page, verifier)) == []
    assert Briefing.model_validate_json(made.to_json()) == made


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_changed_character_of_a_quotation_is_named(data: st.DataObject) -> None:
    """Replacing one Han character or digit of quoted words is found, on that line."""
    record = conference()
    lines = to_markdown(brief(record, length="full")).split("\n")
    quoted = [n for n, line in enumerate(lines) if line.startswith("- **") and "[^" in line]
    number = data.draw(st.sampled_from(quoted))
    line = lines[number]
    start = line.index("** ") + 3
    places = [at for at in range(start, line.index("[^")) if line[at].isalnum()]
    at = data.draw(st.sampled_from(places))
    char = data.draw(st.sampled_from("甲乙丙丁0123456789"))
    assume(char != line[at])
    lines[number] = line[:at] + char + line[at + 1 :]
    verifier = Verifier([record])
    page = reading.read_markdown("\n".join(lines))
    found = verifier.faults(reading.claims(page, verifier))
    assert [fault.where for fault in found] == [f"line {number + 1}"]
