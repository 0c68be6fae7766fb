"""The words in and under pictures, in the languages a briefing speaks."""

from __future__ import annotations

from typing import NamedTuple


class Wording(NamedTuple):
    """One language's words; `{…}` are filled in."""

    flow: str
    flow_told: str
    flow_head: tuple[str, str, str, str]
    topics: str
    topics_told: str
    topics_head: tuple[str, str, str, str]
    series: str
    series_told: str
    series_head: tuple[str, str, str]
    graph: str
    graph_told: str
    graph_head: tuple[str, str, str, str]
    times: str
    characters: str
    cell: str
    unnamed: str
    host: str
    reporter: str
    question: str
    answer: str
    added: str
    follows: str
    unanswered: str
    join: str


_HANS = Wording(
    flow="谁回答了谁",
    flow_told="{answers} 个回答，从 {askers} 家媒体到 {officials} 位发言人；带宽为回答的字数。",
    flow_head=("提问", "回答", "次数", "字数"),
    topics="各人谈到的主题",
    topics_told="{officials} 位发言人谈到 {topics} 个主题；圆的大小为谈到的次数。",
    topics_head=("主题", "发言人", "次数", "字数"),
    series="指标的变化",
    series_told="{indicators} 项指标从 {first} 到 {last} 的数值。",
    series_head=("指标", "时期", "数值"),
    graph="问答关系图",
    graph_told="{questions} 个提问，{answers} 个回答；左边是提问者，右边是回答者。",
    graph_head=("序号", "提问", "回答", "说明"),
    times="{} 次",
    characters="{} 字",
    cell="{person}，{topic}：{times} 次，{characters} 字",
    unnamed="（未署名）",
    host="主持人",
    reporter="记者",
    question="问{}",
    answer="答{}",
    added="补充{}",
    follows="追问 问{}",
    unanswered="无人回答",
    join="、",
)
_HANT = Wording(
    flow="誰回答了誰",
    flow_told="{answers} 個回答，從 {askers} 家媒體到 {officials} 位發言人；帶寬為回答的字數。",
    flow_head=("提問", "回答", "次數", "字數"),
    topics="各人談到的主題",
    topics_told="{officials} 位發言人談到 {topics} 個主題；圓的大小為談到的次數。",
    topics_head=("主題", "發言人", "次數", "字數"),
    series="指標的變化",
    series_told="{indicators} 項指標從 {first} 到 {last} 的數值。",
    series_head=("指標", "時期", "數值"),
    graph="問答關係圖",
    graph_told="{questions} 個提問，{answers} 個回答；左邊是提問者，右邊是回答者。",
    graph_head=("序號", "提問", "回答", "說明"),
    times="{} 次",
    characters="{} 字",
    cell="{person}，{topic}：{times} 次，{characters} 字",
    unnamed="（未署名）",
    host="主持人",
    reporter="記者",
    question="問{}",
    answer="答{}",
    added="補充{}",
    follows="追問 問{}",
    unanswered="無人回答",
    join="、",
)
_EN = Wording(
    flow="Who answered whom",
    flow_told="{answers} answers, from {askers} outlets to {officials} speakers; width is the length of the answers.",
    flow_head=("Asked by", "Answered by", "Answers", "Characters"),
    topics="Topics by speaker",
    topics_told="{officials} speakers on {topics} topics; a larger disc is a topic spoken about more often.",
    topics_head=("Topic", "Speaker", "Times", "Characters"),
    series="Indicators over time",
    series_told="{indicators} indicators from {first} to {last}.",
    series_head=("Indicator", "Period", "Value"),
    graph="Questions and answers",
    graph_told="{questions} questions, {answers} answers; askers on the left, speakers on the right.",
    graph_head=("No.", "Question", "Answer", "Note"),
    times="{}×",
    characters="{} chars",
    cell="{person}, {topic}: {times} times, {characters} characters",
    unnamed="(unnamed)",
    host="Host",
    reporter="Reporter",
    question="Q{}",
    answer="A{}",
    added="Added {}",
    follows="follows Q{}",
    unanswered="not answered",
    join=", ",
)
WORDINGS = {"zh-Hans": _HANS, "zh-Hant": _HANT, "en": _EN}
