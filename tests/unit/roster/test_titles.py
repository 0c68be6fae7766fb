"""Titles into organisation and posts."""

from __future__ import annotations

import pytest

from transcript.chinese.view import view
from transcript.roster.titles import split_title


@pytest.mark.parametrize(
    ("title", "organization", "posts"),
    [
        ("省财政厅长", "省财政厅", ("厅长",)), ("數位部長", "數位部", ("部長",)), ("市水利局长", "市水利局", ("局长",)), ("青川市教育局局长", "青川市教育局", ("局长",)),
        ("调查组组长", "调查组", ("组长",)), ("县长", None, ("县长",)), ("市水务局党组书记、局长", "市水务局", ("党组书记", "局长")),
    ],
)  # fmt: skip
def test_who_heads_an_office_heads_the_whole_of_it(
    title: str, organization: str | None, posts: tuple[str, ...]
) -> None:
    """`财政厅长` is of 财政厅; the post keeps its words."""
    assert split_title(title, view(title)) == (organization, posts)
