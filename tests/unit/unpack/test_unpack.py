"""The whole of it: the way back to the source, repairs on top, the day of the recording."""

from __future__ import annotations

from transcript.pipeline import structure_text
from transcript.repair import repair
from transcript.repair.repaired import invert
from transcript.unpack import unpack

DAMAGED = (
    "时间,发言人,身份,内容\n"
    "2024-05-06 10:00,方志宏,主持人,各位記者，發(fā)布會(huì)現(xiàn)在開始，請陶局長介紹。\n"
    "2024-05-06 10:01,陶振華,市水務(wù)局局長,今年改造老舊管網(wǎng)一百二十公里，水價不變。\n"
    "2024-05-06 10:05,青川日報(bào)記者,記者,請問經費從哪里來？\n"
    "2024-05-06 10:06,陶振華,市水務(wù)局局長,由財政和集團(tuán)共同承擔(dān)。\n"
)


def test_repairs_on_top() -> None:
    """Words and labels of an export are repaired like any other, and one plan leads back to the source."""
    unpacked = unpack(DAMAGED)
    assert unpacked.repaired.text.splitlines()[1] == "市水務局局長 陶振華：今年改造老舊管網一百二十公里，水價不變。"
    assert invert(unpacked.repaired) == DAMAGED
    assert {edit.kind for edit in unpacked.repaired.repairs} == {"export", "reading"}


def test_turns_of_a_damaged_export() -> None:
    """Turns and labels lie where their words are stored, damage included."""
    record = structure_text(DAMAGED, tags=False)[0]
    assert [DAMAGED[turn.start : turn.start + 4] for turn in record.turns] == [
        "各位記者",
        "今年改造",
        "請問經費",
        "由財政和",
    ]
    label = record.turns[2].label
    assert label is not None
    assert DAMAGED[label.start : label.end] == "青川日報(bào)記者"


def test_the_day_of_the_recording() -> None:
    """The only date beside the words is the day; where there are several nobody knows."""
    record = structure_text(DAMAGED, tags=False)[0]
    assert (record.date, record.date_text) == ("2024-05-06", "2024-05-06")
    assert structure_text(DAMAGED.replace("05-06 10:06", "05-07 10:06"), tags=False)[0].date is None


def test_other_text_is_only_repaired() -> None:
    """What no reader knows is repaired and nothing else."""
    text = "主持人：發(fā)布會(huì)開始，請提問。\n記者：請問水價。\n"
    assert unpack(text).repaired == repair(text)
    assert unpack(text).given is None
