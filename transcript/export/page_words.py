"""What a page says around a briefing (bar, roster, transcript, receipts), in the languages it speaks."""

from __future__ import annotations

from typing import NamedTuple


class PageWords(NamedTuple):
    """One language's words; `{…}` are filled in."""

    skip: str
    skip_transcript: str
    sections: str
    search: str
    search_hint: str
    next: str
    previous: str
    theme: str
    back: str
    transcript: str
    transcript_about: str
    report: str
    report_about: str
    part_of: str
    cited_only: str
    nobody: str
    turn: str
    turns: str
    pictures: str
    data: str
    roster: str
    first_turn: str
    receipt: str
    receipt_text: str
    sources: str
    record: str
    made_with: str
    parts: dict[str, str]
    unnamed: str


_HANS = PageWords(
    skip="跳到简报正文",
    skip_transcript="跳到实录全文",
    sections="目录",
    search="在本页查找",
    search_hint="查找",
    next="下一处",
    previous="上一处",
    theme="切换深色或浅色",
    back="返回简报",
    transcript="实录全文",
    transcript_about="{turns} 段发言。简报引用的原话带有虚线；点简报里的编号，就在这里显示原话。",
    report="原文",
    report_about="简报引用的原话带有虚线；点简报里的编号，就在这里显示原话。",
    part_of="{title}，{date}",
    cited_only="场次较多，这里只列简报引用到的发言。",
    nobody="没有可显示的发言。",
    turn="第 {} 段",
    turns="{} 段发言",
    pictures="图",
    data="数据表",
    roster="名单",
    first_turn="首次发言",
    receipt="出处 {number}，实录第 {turn} 段",
    receipt_text="出处 {number}，原文",
    sources="来源",
    record="记录号",
    made_with="由 transcript {version} 生成。引语逐字取自来源，其余文字由程序生成。",
    parts={"host": "主持人", "official": "发言人", "reporter": "记者", "other": "其他"},
    unnamed="（未署名）",
)
_HANT = PageWords(
    skip="跳到簡報正文",
    skip_transcript="跳到實錄全文",
    sections="目錄",
    search="在本頁查找",
    search_hint="查找",
    next="下一處",
    previous="上一處",
    theme="切換深色或淺色",
    back="返回簡報",
    transcript="實錄全文",
    transcript_about="{turns} 段發言。簡報引用的原話帶有虛線；點簡報裡的編號，就在這裡顯示原話。",
    report="原文",
    report_about="簡報引用的原話帶有虛線；點簡報裡的編號，就在這裡顯示原話。",
    part_of="{title}，{date}",
    cited_only="場次較多，這裡只列簡報引用到的發言。",
    nobody="沒有可顯示的發言。",
    turn="第 {} 段",
    turns="{} 段發言",
    pictures="圖",
    data="數據表",
    roster="名單",
    first_turn="首次發言",
    receipt="出處 {number}，實錄第 {turn} 段",
    receipt_text="出處 {number}，原文",
    sources="來源",
    record="記錄號",
    made_with="由 transcript {version} 生成。引語逐字取自來源，其餘文字由程式生成。",
    parts={"host": "主持人", "official": "發言人", "reporter": "記者", "other": "其他"},
    unnamed="（未署名）",
)
_EN = PageWords(
    skip="Skip to the briefing",
    skip_transcript="Skip to the transcript",
    sections="Contents",
    search="Search this page",
    search_hint="Search",
    next="Next match",
    previous="Previous match",
    theme="Dark or light",
    back="Back to the briefing",
    transcript="Full transcript",
    transcript_about="{turns} turns. Words the briefing quotes are dotted; a number in the briefing opens them here.",
    report="Source text",
    report_about="Words the briefing quotes are dotted; a number in the briefing opens them here.",
    part_of="{title}, {date}",
    cited_only="Only the turns this briefing quotes are shown.",
    nobody="There is nothing said to show.",
    turn="Turn {}",
    turns="{} turns",
    pictures="Pictures",
    data="Data",
    roster="People",
    first_turn="First turn",
    receipt="Receipt {number}, turn {turn} of the transcript",
    receipt_text="Receipt {number}, in the source text",
    sources="Sources",
    record="Record",
    made_with="Made with transcript {version}. Quotations are verbatim; all other words are the program's.",
    parts={"host": "Host", "official": "Official", "reporter": "Reporter", "other": "Other"},
    unnamed="(unnamed)",
)
PAGE_WORDS = {"zh-Hans": _HANS, "zh-Hant": _HANT, "en": _EN}
