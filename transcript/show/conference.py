"""A conference on the terminal: event card, roster, turns, graph, Q&A pairs."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from transcript.export.qa import asker_name, office
from transcript.record import Conference, Participant, Turn
from transcript.record.participant import PART_NAMES
from transcript.show.issues import issues

_KINDS = {"transcript": "实录", "report": "新闻报道（不是实录）", "other": "其他文稿（不是实录）"}


def shorten(text: str, width: int) -> str:
    """The text on one line, cut to `width` characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"


def speaker_of(conference: Conference, turn: Turn) -> str:
    """Who speaks a turn, in words."""
    person = conference.participant(turn.speaker)
    names = [turn.outlet or "", (person.name if person else None) or ""]
    if not any(names) and person and person.titles:
        return person.titles[0].text
    return " ".join(name for name in names if name) or PART_NAMES[turn.part]


def event_card(conference: Conference) -> RenderableType:
    """Title, issuer, date, place, and what kind of document it is."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    facts = [
        ("标题", conference.title),
        ("发布单位", conference.issuer),
        ("日期", conference.date or conference.date_text),
        ("时间", conference.time),
        ("地点", conference.place),
        ("类型", _KINDS[conference.kind]),
        ("来源", f"{conference.source.path}（{conference.source.encoding or conference.source.media_type}）"),
    ]
    for name, value in facts:
        if value:
            table.add_row(name, escape(value))
    counts = f"{len(conference.turns)} 段发言，{len(conference.questions)} 个提问，{len(conference.answers)} 个回答，{len(conference.repairs)} 处修复，{len(conference.issues)} 处存疑"
    table.add_row("内容", counts)
    return Panel(table, border_style="dim", expand=False)


def roster(conference: Conference) -> RenderableType:
    """Everybody who takes part, with offices and outlets."""
    table = Table(title="名单", title_justify="left", box=None, pad_edge=False)
    for column in ("身份", "姓名", "职务 / 媒体", "发言"):
        table.add_column(column, overflow="fold")
    counts: dict[str | None, int] = {}
    for turn in conference.turns:
        counts[turn.speaker] = counts.get(turn.speaker, 0) + 1
    for person in conference.participants:
        table.add_row(
            PART_NAMES[person.part],
            escape(person.name or "—"),
            escape(_standing(person)),
            str(counts.get(person.id, 0)),
        )
    return table


def _standing(person: Participant) -> str:
    return office(person) or person.outlet or ""


def turns(conference: Conference) -> RenderableType:
    """One line per turn, with its place, confidence and reason."""
    table = Table(title="发言", title_justify="left", box=None, pad_edge=False)
    for column in ("位置", "身份", "发言人", "开头", "把握", "依据"):
        table.add_column(column, overflow="fold")
    for turn in conference.turns:
        table.add_row(
            f"{turn.start}–{turn.end}", PART_NAMES[turn.part], escape(speaker_of(conference, turn)), escape(shorten(turn.text, 36)),
            f"{turn.confidence:.2f}", turn.because,
        )  # fmt: skip
    return table


def graph_tree(conference: Conference) -> RenderableType:
    """The Q&A graph as a tree: question → parts → answers."""
    tree = Tree("问答图")
    by_question: dict[str, list[str]] = {}
    answers = {answer.id: answer for answer in conference.answers}
    for answer in conference.answers:
        for asked_id in answer.answers:
            by_question.setdefault(asked_id, []).append(answer.id)
    numbers = {question.id: n for n, question in enumerate(conference.questions, 1)}
    for question in conference.questions:
        turn = conference.turn(question.turn)
        asked = "、".join(p.name for p in map(conference.participant, question.addressees) if p and p.name)
        head = f"问{numbers[question.id]} {escape(speaker_of(conference, turn))}" + (
            f" → {escape(asked)}" if asked else ""
        )
        if question.follows:
            head += f"（追问 问{numbers[question.follows]}）"
        node = tree.add(f"[bold]{head}[/bold]")
        for index, part in enumerate(question.parts, 1):
            mark = "" if part.answered else "  [red]未见回应[/red]"
            node.add(f"{index}. {escape(shorten(part.text, 60))}{mark}")
        for answer_id in by_question.get(question.id, []):
            answer = answers[answer_id]
            said = conference.turn(answer.turn)
            words = "补充" if answer.supplements else "答"
            by = (
                f"（由{escape(speaker_of(conference, conference.turn(answer.assigned_by)))}指定）"
                if answer.assigned_by
                else ""
            )
            node.add(
                f"[green]{words} {escape(speaker_of(conference, said))}{by}[/green] {escape(shorten(said.text, 50))}"
            )
        if question.id not in by_question:
            node.add("[red]无人回答[/red]")
    return tree


def qa(conference: Conference, *, full: bool = False) -> Iterator[RenderableType]:
    """The Q&A pairs to read: who asked, who answered and in what office."""
    pairs = conference.qa_pairs
    for number, pair in enumerate(pairs, 1):
        speaker = (pair.speaker.name if pair.speaker else None) or "（未署名）"
        title = office(pair.speaker)
        yield Rule(f"{number} / {len(pairs)}", style="dim", align="left")
        names = [
            person.name for person in map(conference.participant, pair.question.addressees) if person and person.name
        ]
        asked = f"  → {'、'.join(names)}" if names else ""
        yield Text(f"问  {asker_name(pair)}{asked}", style="bold cyan")
        yield Text(pair.question_turn.text if full else shorten(pair.question_turn.text, 400))
        added = "补充" if pair.answer.supplements else "答"
        yield Text(f"{added}  {speaker}" + (f"（{title}）" if title else ""), style="bold green")
        yield Text(pair.answer_turn.text if full else shorten(pair.answer_turn.text, 240))
        if pair.answer.topics:
            yield Text("主题  " + "；".join(topic.label for topic in pair.answer.topics), style="dim")
        yield Text(f"出处  {conference.source.path} [{pair.answer_turn.start}:{pair.answer_turn.end}]", style="dim")


def report(conference: Conference) -> RenderableType:
    """What a report or another document holds: people, statements."""
    rows: list[RenderableType] = [event_card(conference)]
    if conference.participants:
        rows.append(roster(conference))
    names = {person.id: person.name or "" for person in conference.participants}
    for statement in conference.statements:
        told = "引语" if statement.quoted else "转述"
        who = names.get(statement.speaker or "", "")
        rows.append(Text(f"{who} {told} [{statement.start}:{statement.end}] {statement.text or ''}".lstrip()))
    return Group(*rows)


def page(conference: Conference, *, graph: bool = False) -> RenderableType:
    """Everything of one record: event card, roster, turns, Q&A graph (with `graph` of a transcript nothing else), doubts."""
    doubts = ["", issues(conference)] if conference.issues else []
    if conference.kind != "transcript":
        return Group(report(conference), *doubts)
    tree = graph_tree(conference)
    if graph:
        return tree
    return Group(event_card(conference), roster(conference), "", turns(conference), "", tree, *doubts)
