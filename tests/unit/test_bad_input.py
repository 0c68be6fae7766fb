"""Files that are not what they should be: a clear line or a record, never a traceback. tests/benchmarks/bad_input.py has the large ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from transcript.batch import structure_file

GOOD = "主持人：请提问。\n青川日报记者：请问今年的水价会涨吗？\n市水务局局长王启明：今年没有调价的计划。\n"


def _bytes(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data) and None


ERRORS = {
    "missing": (lambda _: None, "no such file"),
    "empty folder": (lambda path: path.mkdir(), "no document in this folder"),
    "empty": (_bytes(b""), "nothing in it"),
    "white space": (_bytes(b" \r\n\t\x0c"), "nothing in it"),
    "photo": (_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 50), "JPEG photo"),
    "random bytes": (_bytes(bytes((n * 7919) >> 3 & 255 for n in range(20000))), "no text"),
    "zeros": (_bytes(bytes(5000)), "no text"),
}
TEXTS = {
    "invalid bytes": GOOD.encode()[:40] + b"\xff\xfe\x80\xc0" + GOOD.encode()[40:] * 3,
    "nul bytes": GOOD.encode() + b"\x00\x00\x00" + GOOD.encode(),
    "control characters": (GOOD + "".join(map(chr, range(1, 32))) + GOOD).encode(),
    "one long line": GOOD.replace("\n", "").encode() * 400,
    "nested brackets": ("主持人：" + "（" * 3000 + "大家好" + "）" * 3000 + "\n" + GOOD).encode(),
    "open brackets": ("主持人：" + "[【(《“" * 3000 + "\n" + GOOD).encode(),
    "no roster": GOOD.encode(),
    "no questions": "主持人：大家好。\n市水务局局长王启明：今年修了三座泵站。\n主持人：谢谢，散会。\n".encode(),
    "unknown labels": "".join(f"某某{n}：这是第{n}段话，说的是供水的事情。\n" for n in range(50)).encode(),
    "labels and nothing said": "主持人：\n记者：\n王启明：\n".encode() * 50,
    "one character": "好".encode(),
    "only marks": "。，：；？！（）【】《》".encode() * 50,
    "carriage returns": GOOD.replace("\n", "\r").encode(),
    "latin": b"Host: Good morning.\nReporter: Why?\nMinister: Because.\n",
}


@pytest.mark.parametrize("name", ERRORS)
def test_no_text_is_one_clear_line(tmp_path: Path, name: str) -> None:
    """The line names the file, the cause and the remedy."""
    make, cause = ERRORS[name]
    path = tmp_path / "x.txt"
    make(path)
    outcome = structure_file(str(path))
    assert outcome.records == ()
    assert outcome.error is not None
    assert outcome.error.startswith(f"{path}: ")
    assert cause in outcome.error
    assert outcome.error.endswith(")")
    assert "\n" not in outcome.error
    assert "internal error" not in outcome.error


@pytest.mark.parametrize("name", TEXTS)
def test_odd_text_is_a_record(tmp_path: Path, name: str) -> None:
    """Whatever the text, it becomes a record that can be written."""
    path = tmp_path / "x.txt"
    path.write_bytes(TEXTS[name])
    outcome = structure_file(str(path))
    assert outcome.error is None
    for record in outcome.records:
        assert record.to_json()


def test_labels_in_english_are_labels(tmp_path: Path) -> None:
    """Pages of Hong Kong answer in English now and then: who asks and who answers is read all the same."""
    path = tmp_path / "x.txt"
    path.write_bytes(TEXTS["latin"])
    (record,) = structure_file(str(path)).records
    assert [(pair.question_turn.text, pair.answer_turn.text) for pair in record.qa_pairs] == [("Why?", "Because.")]


@pytest.mark.parametrize("name", ["invalid bytes", "no questions", "unknown labels", "one character", "only marks"])
def test_odd_text_has_an_issue(tmp_path: Path, name: str) -> None:
    """What is wrong with it is on record."""
    path = tmp_path / "x.txt"
    path.write_bytes(TEXTS[name])
    (record,) = structure_file(str(path)).records
    assert record.issues


@pytest.mark.parametrize("name", ["nul bytes", "control characters"])
def test_controls_are_repairs(tmp_path: Path, name: str) -> None:
    """Controls that were taken out are repairs, with their place in the file."""
    path = tmp_path / "x.txt"
    path.write_bytes(TEXTS[name])
    (record,) = structure_file(str(path)).records
    assert any(repair.kind == "control" for repair in record.repairs)
    assert not any("\x00" in turn.text for turn in record.turns)
