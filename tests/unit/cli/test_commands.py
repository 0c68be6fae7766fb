"""Every reading command: formats, plain output when piped, messages apart from data, exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.unit.cli.run import run
from transcript.record import Conference

TEXT = (
    "青川市供水工作新闻发布会\n\n主持人 方志宏：各位记者，大家好。请提问。\n青川日报记者：请问王局长，水价会涨吗？\n"
    "市水务局局长 王启明：今年没有调价的计划。年底前我们将公布账目。\n主持人 方志宏：谢谢，发布会到此结束。\n"
)
REPORT = "市里召开防汛会议\n本报讯（记者 苏禾）6月20日，市里召开会议。市水利局局长汪铭远表示，要抓紧。\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A transcript, a damaged transcript, a report, an empty file."""
    path = tmp_path_factory.mktemp("docs")
    (path / "a.txt").write_text(TEXT, "utf-8")
    (path / "damaged.txt").write_text(
        TEXT.replace("王启明：", "王 启 明：").replace("，", ",").replace("好。", "好,,"), "utf-8"
    )
    (path / "report.txt").write_text(REPORT, "utf-8")
    (path / "empty.txt").write_bytes(b"")
    return path


def test_qa_as_text(folder: Path) -> None:
    """Who asked, whom, who answered and in what office; no escape codes when piped."""
    done = run("qa", "a.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    for words in (
        "青川市供水工作新闻发布会",
        "问  青川日报  → 王启明",
        "答  王启明（市水务局局长）",
        "今年没有调价的计划。",
        "出处  a.txt [",
    ):
        assert words in done.stdout


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "md"])
def test_qa_in_other_formats(folder: Path, format: str) -> None:
    """Each format holds the pair, and nothing but data is on stdout."""
    done = run("qa", "a.txt", "--format", format, cwd=folder)
    assert done.returncode == 0, done.stderr
    if format == "json":
        (row,) = json.loads(done.stdout)
    elif format == "jsonl":
        (row,) = map(json.loads, done.stdout.splitlines())
    elif format == "csv":
        (row,) = csv.DictReader(io.StringIO(done.stdout))
    else:
        assert done.stdout.startswith("# 青川市供水工作新闻发布会\n")
        assert "**王启明** 市水务局局长" in done.stdout
        return
    assert (row["outlet"], row["speaker"], row["office"]) == ("青川日报", "王启明", "市水务局局长")


def test_qa_of_a_report_says_so(folder: Path) -> None:
    """A report yields no pairs; the program says why on stderr and shows what it found."""
    done = run("qa", "report.txt", cwd=folder)
    assert done.returncode == 0
    assert "a news report" in done.stderr
    assert "新闻报道（不是实录）" in done.stdout
    assert "汪铭远" in done.stdout


def test_standard_input(folder: Path) -> None:
    """`-` is standard input in any encoding."""
    done = run("qa", "-", "--format", "jsonl", stdin=TEXT.encode("gb18030"), cwd=folder)
    assert json.loads(done.stdout)["speaker"] == "王启明"


def test_structure_prints_records_in_order(folder: Path) -> None:
    """One record per line, in the order of the paths, each a valid record."""
    done = run("structure", "report.txt", "a.txt", cwd=folder)
    records = [Conference.from_json(line) for line in done.stdout.splitlines()]
    assert [(record.source.path, record.kind) for record in records] == [
        ("report.txt", "report"),
        ("a.txt", "transcript"),
    ]


def test_structure_into_a_folder(folder: Path, tmp_path: Path) -> None:
    """One file per document; same names do not overwrite each other; nothing temporary is left."""
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "a.txt").write_text(TEXT, "utf-8")
    done = run(
        "structure",
        str(folder / "a.txt"),
        str(tmp_path / "x" / "a.txt"),
        "-o",
        str(tmp_path / "out"),
        "--format",
        "json",
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a-2.json", "a.json"]
    assert Conference.from_json((tmp_path / "out" / "a.json").read_text("utf-8")).kind == "transcript"


def test_batch_goes_on_and_lists_failures_at_the_end(folder: Path) -> None:
    """A bad file does not stop the batch; it is listed at the end and the exit code is 1."""
    done = run(
        "structure", "empty.txt", "a.txt", "missing.txt", "nofolder/*.txt", "report.txt", "--jobs", "2", cwd=folder
    )
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert done.stderr.splitlines() == [
        "transcript: empty.txt: nothing in it (check that the download worked)",
        "transcript: missing.txt: no such file (check the path)",
        "transcript: nofolder/*.txt: no file matches this pattern (check the path)",
        "transcript: 3 of 5 files failed, 2 done",
    ]


@pytest.mark.parametrize("command", ["qa", "show", "structure", "review", "read", "repair"])
@pytest.mark.parametrize("path", ["missing.txt", "empty.txt", "nothing"])
def test_one_bad_file_is_one_line(folder: Path, tmp_path: Path, command: str, path: str) -> None:
    """A file that cannot be read is exactly one line on stderr and exit code 1."""
    where = tmp_path if path == "nothing" else folder / path
    done = run(command, str(where))
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert str(where) in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("qa",),
        ("qa", "a.txt", "--format", "xml"),
        ("structure", "a.txt", "--format", "csv"),
        ("structure", "a.txt", "--jobs", "0"),
        ("show", "a.txt", "--format", "md"),
        ("repair", "a.txt", "--format", "csv"),
        ("review", "a.txt", "--format", "csv"),
        ("evaluate", ".", ".", "--format", "csv"),
        ("nosuchcommand",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_2(folder: Path, arguments: tuple[str, ...]) -> None:
    """Options that do not fit end with exit code 2, a message and no traceback."""
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_show(folder: Path) -> None:
    """Event card, roster, turns and graph, plain when piped."""
    done = run("show", "a.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    for words in (
        "标题  青川市供水工作新闻发布会",
        "名单",
        "王启明",
        "市水务局局长",
        "发言",
        "问答图",
        "问1 青川日报 → 王启明",
    ):
        assert words in done.stdout


def test_show_as_json(folder: Path) -> None:
    """The same as data."""
    assert Conference.from_json(run("show", "a.txt", "--format", "json", cwd=folder).stdout).kind == "transcript"


def test_read_prints_the_text_offsets_point_into(folder: Path) -> None:
    """The text on stdout, byte for byte; what was read on stderr."""
    done = run("read", "a.txt", cwd=folder)
    assert done.stdout == TEXT
    assert done.stderr == "transcript: a.txt: text/plain, utf-8\n"


def test_repair_as_a_diff(folder: Path) -> None:
    """Damaged lines with their repairs in place, and a summary."""
    done = run("repair", "damaged.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "王[- -]启[- -]明" in done.stdout
    assert "\x1b" not in done.stdout
    assert "3 repairs" in done.stderr


def test_repair_as_a_plan(folder: Path) -> None:
    """The plan as JSON replays on the source."""
    from transcript.repair import Edit, repair, replay

    plan = json.loads(run("repair", "damaged.txt", "--format", "json", cwd=folder).stdout)
    source = (folder / "damaged.txt").read_text("utf-8")
    edits = [Edit(**{key: value for key, value in edit.items() if key != "mark"}) for edit in plan["repairs"]]
    assert replay(source, edits) == repair(source).text


def test_repair_writes_text_that_needs_no_repair(folder: Path, tmp_path: Path) -> None:
    """The written text is the repaired one; a second run finds nothing."""
    done = run("repair", str(folder / "damaged.txt"), "-o", str(tmp_path / "mended.txt"))
    assert (done.returncode, done.stdout) == (0, "")
    second = run("repair", str(tmp_path / "mended.txt"))
    assert second.stdout == ""
    assert "nothing to repair" in second.stderr


def test_output_that_cannot_be_written(folder: Path) -> None:
    """An output path that does not exist is one line, and nothing half-written."""
    done = run("repair", "damaged.txt", "-o", "no/such/folder/a.txt", cwd=folder)
    assert done.returncode == 1
    assert "cannot write" in done.stderr
    assert "Traceback" not in done.stderr


def test_review_lists_doubts(folder: Path) -> None:
    """The least certain decisions first, each with place and reason."""
    done = run("review", "a.txt", "--below", "1", "--format", "jsonl", cwd=folder)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows
    assert [row["confidence"] for row in rows] == sorted(row["confidence"] for row in rows)
    assert all(row["because"] for row in rows)


def test_evaluate(folder: Path, tmp_path: Path) -> None:
    """Measures against gold as a table and as JSON; missing folders are one line."""
    (tmp_path / "a.gold.json").write_text(
        json.dumps({"kind": "transcript", "turns": [], "links": [], "roster": [], "addressees": {}}), "utf-8"
    )
    assert "kind" in run("evaluate", str(folder), str(tmp_path), "--no-tags").stdout
    figures = json.loads(run("evaluate", str(folder), str(tmp_path), "--no-tags", "--format", "json").stdout)["figures"]
    assert figures["kind"]["value"] == 1.0
    done = run("evaluate", "nowhere", str(tmp_path), cwd=tmp_path)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_help_names_every_command() -> None:
    """`--help` lists the commands, and each has a help of its own."""
    done = run("--help")
    assert done.returncode == 0
    for command in ("qa", "show", "structure", "review", "read", "repair", "evaluate", "archive", "search"):
        assert f" {command} " in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("show", "a.txt", "--image", "no/graph.svg"),
        ("show", "a.txt", "--spans", "no/page.html"),
        ("repair", "damaged.txt", "-o", "no/b.txt"),
        ("brief", "a.txt", "-o", "no/page.html"),
        ("structure", "a.txt", "-o", "a.txt"),
    ],
)
def test_what_cannot_be_written_is_one_line(folder: Path, words: tuple[str, ...]) -> None:
    """A folder that is not there, a file where a folder should be: what, where, what to do, exit 1."""
    done = run(*words, cwd=folder)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"transcript: {words[-1]}: cannot ") and line.endswith(")")


def test_show_tells_why_a_report_is_none(folder: Path) -> None:
    """A report is shown with what its people say, and with the reason why it is no transcript."""
    done = run("show", "report.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "要抓紧" in done.stdout
    assert "not-a-transcript" in done.stdout


def test_graph_is_no_json(folder: Path) -> None:
    """`--graph` prints a tree; with JSON it would be ignored, which is said instead."""
    done = run("show", "a.txt", "--graph", "--format", "json", cwd=folder)
    assert done.returncode != 0
    assert "--graph is a tree" in done.stderr


def test_compare_tells_which_options_left_nothing(folder: Path) -> None:
    """What is compared and filtered away is not said to be missing."""
    for year, value in ((2023, 261), (2024, 297)):
        (folder / f"{year}.txt").write_text(
            f"红河区新闻发布会\n时间：{year + 1}年1月18日\n\n主持人 方志宏：请介绍。\n红河区区长 王启明：{year}年全区完成地区生产总值{value}亿元。\n"
            "主持人 方志宏：请提问。\n青川日报记者：请问明年呢？\n王启明：明年会更好。\n",
            "utf-8",
        )
    done = run("compare", "2023.txt", "2024.txt", "--indicator", "人口", cwd=folder)
    assert "none of them is left" in done.stderr, done.stderr
