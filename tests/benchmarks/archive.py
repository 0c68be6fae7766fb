"""How fast the archive is filled and searched: `python -m tests.benchmarks.archive [--answers 100000]`.

Fills an archive with invented answers of 600 characters (twenty a conference, each with a question), then searches it,
scans the same table for the same words, and opens it from cold processes. Prints the goals with what was measured;
the exit code is 1 when one is missed. Seconds are of the wall clock, and where a shared machine blurs it also of the
processor (what one core does when it does nothing else).
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from tests.press import Official, Pair, press
from transcript.archive import Archive
from transcript.record import Conference

ANSWERS, LENGTH, EACH = 100_000, 600, 20
QUERIES, SCANS, COLD = 300, 15, 5

# Words of the genre, the most frequent first; the rest of the vocabulary is made up around the same characters.
WORDS = (
    "的 是 和 在 我们 了 将 工作 全市 发展 推进 加强 建设 服务 企业 群众 进一步 今年 项目 实施 提升 重点 改造 老旧小区 "
    "城市 管理 经济 增长 保障 民生 教育 医疗 就业 住房 电梯 停车 交通 道路 环境 生态 治理 安全 生产 监管 检查 整治 落实 "
    "责任 部门 单位 街道 社区 居民 资金 财政 投资 补贴 政策 措施 机制 体系 平台 数据 信息 技术 创新 产业 农业 粮食 收购 "
    "储备 价格 市场 消费 旅游 文化 体育 学校 学生 教师 医院 药品 食品 质量 标准 规范 水平 能力 水利 防汛 供水 供电 供热 "
    "燃气 管网 污水 垃圾 分类 绿化 公园 同比 达到 超过 完成 启动 开展 预计 力争 确保 目前 下一步 同时 此外 感谢 提问 记者"
).split()


class _Made:
    """Text like speech: words by their rank (Zipf), clauses of eight to twenty characters."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        characters = sorted({char for word in WORDS for char in word})
        characters += [chr(0x4E00 + 9 * nth) for nth in range(1800)]
        ranks = [1 / (nth + 3) for nth in range(len(characters))]
        lengths = self.chance.choices((1, 2, 2, 2, 3, 4), k=12_000)
        made = ["".join(self.chance.choices(characters, ranks, k=length)) for length in lengths]
        self.words = [*WORDS, *made]
        self.weights = list(accumulate(1 / (nth + 5) for nth in range(len(self.words))))

    def text(self, length: int) -> str:
        pieces: list[str] = []
        size = clause = 0
        for word in self.chance.choices(self.words, cum_weights=self.weights, k=length):
            if clause > 7 and self.chance.random() < 0.3:
                pieces.append(self.chance.choice("，，，。；"))
                size, clause = size + 1, 0
            pieces.append(word)
            size, clause = size + len(word), clause + len(word)
            if size >= length:
                break
        return "".join(pieces)[: length - 1] + "。"


def officials(chance: random.Random) -> list[Official]:
    """A thousand names in two hundred organisations."""
    surnames, given = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗", "明志宏远雨晴其峰建国丽华文军晓东海燕春生"
    towns, bodies = (
        "青川 北河 云岭 安平 临江 东陵 西山 南浦 石桥 白水".split(),
        "财政 教育 交通运输 公安 民政 水利 商务 审计 统计 体育".split(),
    )
    names = {chance.choice(surnames) + "".join(chance.choices(given, k=2)) for _ in range(1500)}
    return [
        Official(name, f"{chance.choice(towns)}市{chance.choice(bodies)}局", (chance.choice(("局长", "副局长", "总工程师")),))
        for name in sorted(names)[:1000]
    ]  # fmt: skip


def conferences(answers: int, made: _Made, people: Sequence[Official]) -> Iterator[Conference]:
    """Conferences of twenty answers each, with two officials and questions of forty characters."""
    outlets = [f"{name}日报" for name in "晨星 北河 青川 云岭 东陵 临江 海角 天山".split()]
    for number in range(answers // EACH):
        panel = made.chance.sample(people, 2)
        pairs = [
            Pair(
                made.text(40), made.text(LENGTH), made.chance.choice(panel), made.chance.choice(outlets),
                topics=(f"主题{made.chance.randrange(20)}",), figures=made.chance.randrange(3),
            )
            for _ in range(EACH)
        ]  # fmt: skip
        date = f"{2015 + number % 10}-{1 + number % 12:02d}-{1 + number % 28:02d}"
        yield press(number, *pairs, date=date, issuer=f"{panel[0].organization}", title=f"第{number}场新闻发布会")


class Took(NamedTuple):
    """Seconds by the wall clock and of the processor."""

    wall: float
    core: float


def timed(task: Callable[[], object]) -> Took:
    """How long a task takes."""
    wall, core = time.perf_counter(), time.process_time()
    task()
    return Took(time.perf_counter() - wall, time.process_time() - core)


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def fill(path: Path, answers: int, made: _Made, people: Sequence[Official]) -> Took:
    """Adds every conference; making them up is not counted."""
    wall = core = 0.0
    with Archive(path) as archive:
        for record in conferences(answers, made, people):
            took = timed(lambda record=record: archive.add(record))  # type: ignore[misc]
            wall, core = wall + took.wall, core + took.core
    return Took(wall, core)


def queries(made: _Made, people: Sequence[Official]) -> list[tuple[str, str]]:
    """A frequent or a rarer word of two characters or more, and an official."""
    words = [word for word in made.words[:4000] if len(word) > 1]
    return [(made.chance.choice(words), made.chance.choice(people).name or "") for _ in range(QUERIES)]


def cold(path: Path, word: str, compiled: Path) -> list[Took]:
    """Processes that open the archive, answer one query and end; compiled beforehand, as installed software is."""
    run = "from transcript.cli.app import main; main()"
    command = [sys.executable, "-c", run, "search", word, "-n", "5", "--archive", str(path)]
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    given["PYTHONPYCACHEPREFIX"] = str(compiled)

    def one() -> Took:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        took = timed(lambda: subprocess.run(command, check=True, capture_output=True, env=given))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return Took(took.wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)

    one()
    return [one() for _ in range(COLD)]


class Goal(NamedTuple):
    """What is wanted, what was measured, and whether it is reached."""

    what: str
    measured: str
    reached: bool


def measure(path: Path, answers: int) -> list[Goal]:
    """The whole run."""
    made = _Made(20240517)
    people = officials(made.chance)
    took = fill(path, answers, made, people)
    with Archive(path, read_only=True) as archive:
        counts = archive.stats()
        size, text = path.stat().st_size, int(counts["text_bytes"] or 0)
        asked = queries(made, people)
        both = [timed(lambda w=w, o=o: archive.search(w, official=o).hits) for w, o in asked]  # type: ignore[misc]
        only = [timed(lambda w=w: archive.search(w).hits) for w, _ in asked[:100]]  # type: ignore[misc]
        single = [timed(lambda w=w, o=o: archive.search(w[0], official=o).hits) for w, o in asked[:50]]  # type: ignore[misc]
        scan = "SELECT key FROM said WHERE instr(text, ?)"
        scans = [timed(lambda w=w: archive._connection.execute(scan, (w,)).fetchall()) for w, _ in asked[:SCANS]]  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as compiled:
        fresh = cold(path, "老旧小区", Path(compiled))
    seconds = statistics.median(one.wall for one in fresh)
    rate, slow = answers / took.core, p95([one.wall for one in both])
    ratio = statistics.median(one.core for one in scans) / statistics.median(one.core for one in both)
    worst = statistics.median(one.core for one in scans) / p95([one.core for one in both])
    print(
        f"{counts['answers']:,} answers of {LENGTH} characters, {counts['questions']:,} questions, {counts['people']} people"
    )
    print(f"for information, p95 by the wall clock: words alone {_ms(only)}, one character + official {_ms(single)}")
    return [
        Goal("ingest with indexing, ≥ 1,500 answers/s of one core", f"{rate:,.0f} (wall clock {answers / took.wall:,.0f})", rate >= 1500),
        Goal("text + official, p95 < 30 ms", f"{slow * 1000:.1f} ms (core {p95([one.core for one in both]) * 1000:.1f})", slow < 0.03),
        Goal("≥ 20 times faster than a substring scan", f"median {ratio:.0f}×, p95 against the median scan {worst:.0f}×", ratio >= 20),
        Goal("archive < 4 times its text", f"{size / text:.2f} ({size / 1e6:.0f} MB for {text / 1e6:.0f} MB)", size < 4 * text),
        Goal("cold process, open and one query < 0.5 s", f"median {seconds:.2f} s (core {statistics.median(one.core for one in fresh):.2f})", seconds < 0.5),
    ]  # fmt: skip


def _ms(times: Sequence[Took]) -> str:
    return f"{p95([one.wall for one in times]) * 1000:.0f} ms"


def main() -> int:
    """Runs the benchmark; 1 when a goal is missed."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--answers", type=int, default=ANSWERS)
    options.add_argument("--keep", type=Path, help="keep the archive at this path")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        goals = measure(given.keep or Path(folder) / "benchmark.db", max(EACH, given.answers))
    for goal in goals:
        print(f"{'reached' if goal.reached else 'MISSED '}  {goal.what}: {goal.measured}")
    return 0 if all(goal.reached for goal in goals) else 1


if __name__ == "__main__":
    sys.exit(main())
