"""The taxonomy, the cue lexicon and the crosswalk fit together."""

from __future__ import annotations

from importlib.resources import files

from transcript.tag.taxonomy import codes_by_label, crosswalk, foreign_names, labels_by_code, top, word_lists

# Labels of the taxonomy that are bodies, papers or a remainder: few words name them.
FEW_WORDS = 3


def test_two_levels() -> None:
    """122 labels under 22 upper levels; only the last has none below; codes and labels are one to one."""
    labels = labels_by_code()
    assert len(labels) == 122 == len(codes_by_label())
    assert len({top(label) for label in labels.values()}) == 22
    assert [label for label in labels.values() if "\\" not in label] == ["其他"]


def test_every_label_has_cues() -> None:
    """The lexicon speaks for nearly every label, in simplified script, with words of two characters or more and strengths 1 to 3."""
    from transcript.chinese.view import simplify

    found: dict[str, int] = {}
    for label, word, strength in word_lists():
        found[label] = found.get(label, 0) + 1
        assert len(word) >= 2 and strength in (1, 2, 3) and simplify(word) == word, word
    remainders = {label for label in labels_by_code().values() if label.endswith("\\其他")}
    assert set(labels_by_code().values()) - set(found) <= remainders


def test_crosswalk_is_whole_and_known() -> None:
    """Every label has codes of CAP and IPTC, and every code is one that is kept with its name."""
    names, table = foreign_names(), crosswalk()
    assert set(table) == set(labels_by_code().values())
    for label, schemes in table.items():
        for scheme, codes in schemes.items():
            assert codes and all((scheme, code) in names for code in codes), label
    assert {scheme for scheme, _ in names} == {"cap", "iptc"}
    assert all("cap" in schemes and "iptc" in schemes for schemes in table.values())


def test_no_line_names_a_whole_label() -> None:
    """Files of the lexicon name labels by code."""
    folder = files("transcript.lexicon") / "topics"
    for entry in folder.iterdir():
        if entry.name.endswith((".tsv", ".txt")):
            assert not any("\\" in line for line in entry.read_text("utf-8").splitlines() if not line.startswith("#"))
