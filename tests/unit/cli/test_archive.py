"""`transcript archive`, `search`, `person`, `cite`: exit codes, one clear line, never a traceback."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.press import LI, Official, Pair, press
from transcript.archive import Archive
from transcript.cli.app import main


class Done(NamedTuple):
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command as typed."""

    def run(*words: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["transcript", *map(str, words)])
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        told = capsys.readouterr()
        assert "Traceback" not in told.err + told.out
        return Done(code, told.out, told.err)

    return run


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The default archive, with two conferences."""
    path = tmp_path / "a.db"
    monkeypatch.setenv("TRANSCRIPT_ARCHIVE", str(path))
    with Archive(path) as archive:
        archive.add(
            press(
                1,
                Pair("老旧小区怎么改？", "今年改造老旧小区八十个，加装电梯三百部。", topics=("城乡建设\\住房",)),
                Pair("钱从哪里来？", "资金由财政承担。", LI),
                opening="各位记者朋友。",
            )
        )
        archive.add(press(2, Pair("停车呢？", "新增停车位，也装电梯。"), date="2023-01-02", title="停车发布会"))
    return path


def _records(folder: Path, *numbers: int) -> Path:
    path = folder / "more.jsonl"
    path.write_text("".join(press(n, Pair("问？", f"答{n}。")).to_json() + "\n" for n in numbers), encoding="utf-8")
    return path


def test_add_counts_and_adding_again_changes_nothing(run: Run, path: Path, tmp_path: Path) -> None:
    """The line on stderr counts what happened; nothing is on stdout."""
    records = _records(tmp_path, 2, 7, 8)
    first, second = run("archive", "add", records), run("archive", "add", records)
    assert (first.code, first.out) == (0, "")
    assert "2 added, 1 replaced, 0 unchanged" in first.err and str(path) in first.err
    assert "0 added, 0 replaced, 3 unchanged" in second.err


@pytest.mark.usefixtures("path")
def test_add_lists_what_failed_and_adds_the_rest(run: Run, tmp_path: Path) -> None:
    """Exit code 1 with a line per failure; what could be added is."""
    records = _records(tmp_path, 7)
    records.write_text(records.read_text(encoding="utf-8") + '{"schema_version": "x"}\n', encoding="utf-8")
    done = run("archive", "add", records)
    assert done.code == 1
    assert f"{records}:2: not a valid record" in done.err and "1 added" in done.err and "1 failed" in done.err


@pytest.mark.usefixtures("path")
def test_add_of_nothing_is_said(run: Run, tmp_path: Path) -> None:
    """A path that is not there is one line and exit code 1."""
    done = run("archive", "add", tmp_path / "none.txt")
    assert done.code == 1
    assert "none.txt" in done.err


@pytest.mark.usefixtures("path")
def test_list_in_every_format(run: Run) -> None:
    """A table by date; JSON, JSON Lines, CSV and Markdown hold the same conferences."""
    ids = [press(2).id, press(1).id]
    table = run("archive", "list").out
    assert table.index(ids[0]) < table.index(ids[1]) and "停车发布会" in table
    assert [one["id"] for one in json.loads(run("archive", "list", "--format", "json").out)] == ids
    assert [json.loads(line)["id"] for line in run("archive", "list", "--format", "jsonl").out.splitlines()] == ids
    assert [one["id"] for one in csv.DictReader(io.StringIO(run("archive", "list", "--format", "csv").out))] == ids
    assert all(id in run("archive", "list", "--format", "md").out for id in ids)


@pytest.mark.usefixtures("path")
def test_show(run: Run) -> None:
    """A conference whole, for readers or as its record; a wrong id or format is one line."""
    id = press(1).id
    assert "加装电梯三百部" in run("archive", "show", id).out
    assert json.loads(run("archive", "show", id[:7], "--format", "json").out)["id"] == id
    assert run("archive", "show", "c-none").code == 1
    assert run("archive", "show", id, "--format", "csv").code == 2


@pytest.mark.usefixtures("path")
def test_remove(run: Run) -> None:
    """What is removed is gone; an unknown id is told, the others are removed, exit code 1."""
    done = run("archive", "remove", "c-none", press(2).id)
    assert done.code == 1
    assert "no conference c-none" in done.err and "1 removed" in done.err
    assert press(2).id not in run("archive", "list").out


@pytest.mark.usefixtures("path")
def test_export_rebuilds_the_archive(run: Run, tmp_path: Path) -> None:
    """To a file or to stdout; what is exported can be added elsewhere."""
    target = tmp_path / "out.jsonl"
    assert run("archive", "export", "-o", target) == Done(0, "", "")
    assert target.read_text(encoding="utf-8") == run("archive", "export").out
    assert run("archive", "export", press(1).id).out.count("\n") == 1
    assert "2 added" in run("archive", "add", target, "--archive", tmp_path / "b.db").err
    assert run("archive", "export", "-o", tmp_path / "no" / "such" / "folder.jsonl").code == 1


@pytest.mark.usefixtures("path")
def test_stats(run: Run) -> None:
    """Counts for readers and for programs."""
    assert "发布会" in run("archive", "stats").out
    counts = json.loads(run("archive", "stats", "--format", "json").out)
    assert (counts["conferences"], counts["answers"]) == (2, 3)


def test_check_and_repair(run: Run, path: Path) -> None:
    """Sound: exit code 0. Damaged: 1, with the command that repairs. Repaired with a loss: 1, naming it."""
    assert run("archive", "check").code == 0
    with sqlite3.connect(path) as database:
        database.execute("UPDATE record SET json = x'00' WHERE conference = 1")
    database.close()
    found = run("archive", "check")
    assert found.code == 1 and "--repair" in found.err and press(1).id in found.out
    mended = run("archive", "check", "--repair")
    assert mended.code == 1 and "未能保存" in mended.out and "已重建" in mended.out
    assert run("archive", "check").code == 0


@pytest.mark.usefixtures("path")
def test_search_prints_who_when_where_and_how_to_cite(run: Run) -> None:
    """A hit shows the question, the office of the day, the date, the place in the source, the id."""
    done = run("search", "老旧小区", "--official", "王其峰")
    assert done.code == 0
    for piece in (
        "1  2024-05-17  青川市城市更新新闻发布会",
        "王其峰（青川市住房和城乡建设局党组书记、局长）",
        "问（晨星日报）：老旧小区怎么改？",
        "1.txt [",
        "a-",
    ):
        assert piece in done.out
    assert "1 found" in done.err


@pytest.mark.usefixtures("path")
def test_search_formats(run: Run) -> None:
    """Every format has the same hits; piped output has no colour."""
    ids = {hit["id"] for hit in json.loads(run("search", "电梯", "--format", "json").out)}
    assert len(ids) == 2
    assert {json.loads(line)["id"] for line in run("search", "电梯", "--format", "jsonl").out.splitlines()} == ids
    table = csv.DictReader(io.StringIO(run("search", "电梯", "--format", "csv").out))
    assert {row["id"] for row in table} == ids
    assert run("search", "电梯", "--format", "md").out.count("\n") == 4
    assert "\x1b" not in run("search", "电梯").out


@pytest.mark.usefixtures("path")
def test_search_options(run: Run) -> None:
    """-排除 is no option; limit, offset, sort, facets, context and full do what they say."""
    assert "1 found" in run("search", "电梯", "-停车").err
    first = run("search", "电梯", "--sort", "date-asc", "-n", "1")
    assert "2 found, 1–1 shown" in first.err and "停车位" in first.out
    assert "三百部" in run("search", "电梯", "--sort", "date-asc", "-n", "1", "--offset", "1").out
    assert run("search", "电梯", "-n", "0").err.strip() == "transcript: 2 found"
    assert "王其峰" in run("search", "电梯", "-n", "0", "--facets").out
    facets = json.loads(run("search", "电梯", "--facets", "--format", "json").out)
    assert facets["total"] == 2 and ["2024", 1] in facets["facets"]["year"]
    assert "老旧小区怎么改？" in run("search", "三百部", "--context", "--full").out


def test_nothing_is_cut_off_where_output_is_piped(run: Run, path: Path) -> None:
    """A long question and a long answer are printed whole with --context and --full, on one line each."""
    asked, said = "请问" + "加装电梯的进展" * 30 + "？", "回答" + "加装电梯的进展" * 60 + "。"
    with Archive(path) as archive:
        archive.add(press(9, Pair(asked, said)))
    done = run("search", "回答", "--context", "--full")
    assert f"{asked}\n" in done.out and f"{said}\n" in done.out


@pytest.mark.usefixtures("path")
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["火箭"], 0, "nothing says this"),
        (['"老旧'], 1, "never closed"),
        (["电" * 10_000], 1, "10000 characters"),
        (["("], 1, "bracket|something is missing"),
        (["OR"], 1, "something is missing"),
        (["“”"], 1, "nothing that can be searched|empty"),
        ([""], 1, "empty"),
        (["，。"], 0, "nothing says this"),
        (["NEAR(a b)"], 0, "nothing says this|no text holds"),
        (["电梯", "--official", "' OR 1=1 --"], 0, "nobody called"),
        (["电梯", "--topic", '"; DROP TABLE said; --'], 0, "no topic"),
        (["电梯", "--since", "1; DELETE"], 1, "is not a date"),
        (["电梯", "--kind", "x' --"], 1, "no kind"),
        (["电梯", "--has", "money"], 1, "nothing can have money"),
        (["电梯", "--role", ""], 1, "is empty"),
        (["电梯", "--sort", "size"], 2, "size"),
        (["电梯", "--limit", "-1"], 2, "limit"),
        (["电梯", "--offcial", "王其峰"], 2, "no such option: --offcial"),
    ],
)
def test_bad_queries_are_one_line(run: Run, words: list[str], code: int, said: str) -> None:
    """A query that cannot be understood is an error, one that finds nothing has a hint; the archive is unharmed."""
    done = run("search", *words)
    assert done.code == code
    assert any(piece in done.err for piece in said.split("|")), done.err
    if code == 1:
        assert done.err.count("\n") == 1 and done.out == ""
    assert run("archive", "check").code == 0


COMMANDS = (
    ("search", "电梯"), ("person", "王其峰"), ("cite", "a-1"), ("archive", "list"), ("archive", "stats"),
    ("archive", "export"), ("archive", "check"), ("archive", "show", "c-1234"), ("archive", "doubtful"),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("state", ["missing", "text", "foreign", "newer", "folder"])
def test_what_is_no_archive_of_ours(run: Run, path: Path, command: tuple[str, ...], state: str) -> None:
    """Every command says in one line what is wrong with the file, exits with 1 and changes nothing."""
    other = path.with_name("other.db")
    if state == "text":
        other.write_text("no database " * 500)
    elif state == "folder":
        other.mkdir()
    elif state in ("foreign", "newer"):
        if state == "newer":
            other.write_bytes(path.read_bytes())
        with sqlite3.connect(other) as database:
            database.execute("CREATE TABLE theirs (x)" if state == "foreign" else "PRAGMA user_version = 99")
        database.close()
    before = other.read_bytes() if other.is_file() else None
    done = run(*command, "--archive", other)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert str(other) in done.err
    assert (other.read_bytes() if other.is_file() else None) == before


@pytest.mark.usefixtures("path")
def test_person_over_time(run: Run) -> None:
    """Offices with dates, appearances, topics and answers; JSON for programs; nobody is one line with the nearest."""
    done = run("person", "王其峰")
    for piece in ("党组书记、局长", "2023-01-02", "2024-05-17", "城乡建设\\住房", "三百部"):
        assert piece in done.out
    (told,) = json.loads(run("person", "王局长", "--format", "json").out)
    assert told["name"] == "王其峰" and len(told["said"]) == 3
    nobody = run("person", "王其风")
    assert nobody.code == 1 and "王其峰" in nobody.err and nobody.err.count("\n") == 1
    assert run("person", "王其峰", "--format", "md").code == 2


def test_split_merge_and_doubts(run: Run, path: Path) -> None:
    """A decision is told with the ids it made; a senseless one is one line."""
    assert run("archive", "split", "王其峰", press(2).id, "--note", "同名").code == 0
    several = run("person", "王其峰")
    assert "2 people of this name" in several.err
    with Archive(path, read_only=True) as archive:
        ids = [one.id for one in archive.people("王其峰")]
    assert run("archive", "merge", *ids).code == 0
    assert "2 people" not in run("person", "王其峰").err
    assert run("archive", "merge", ids[0]).code == 1
    assert "0 doubtful" in run("archive", "doubtful").err


def test_cite(run: Run, path: Path) -> None:
    """Each style for any id; an unknown id is told and the rest printed; a wrong style is wrong usage."""
    with Archive(path, read_only=True) as archive:
        id = archive.search("三百部").hits[0].id
    assert run("cite", id).out.startswith("王其峰. 答晨星日报记者问")
    assert run("cite", id, "--style", "bibtex").out.startswith("@misc{" + id)
    assert json.loads(run("cite", id, press(1).id, "--style", "csl").out)[1]["id"] == press(1).id
    assert "[2024-06-01]" in run("cite", id, "--accessed", "2024-06-01").out
    wrong = run("cite", "a-none", id)
    assert (
        wrong.code == 1 and "nothing has the id a-none" in wrong.err and "三百部" not in wrong.err and id in wrong.out
    )
    assert run("cite", id, "--style", "apa").code == 2


def test_doubts_are_told_in_the_language_of_the_table(run: Run, path: Path) -> None:
    """Reasons and missing offices are Chinese among Chinese headings; as data they stay as the archive keeps them."""
    with Archive(path) as archive:
        for number, office in ((91, Official("贺知秋", None, ())), (92, Official("贺知秋", "临湖省审计厅", ("厅长",)))):
            archive.add(press(number, Pair(None, f"第{number}次。", office), issuer=None, place=None))
    table = run("archive", "doubtful").out
    assert "贺知秋" in table and "一次出席未注明职务" in table
    assert "office" not in table
    assert "one appearance states no office" in run("archive", "doubtful", "--format", "json").out
