"""Texts nobody wrote: random mixtures of what documents are made of."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    "主持人：", "主持人 方志宏：", "市水务局局长 王启明：", "青川日报记者：", "[王启明]", "【记者】", "问：", "答：", "Q1:", "王启明\n",
    "请问水价会不会涨？", "今年没有调价的计划。", "谢谢大家。", "下面请提问。", "这个问题请王局长回答。", "我补充一下，",
    "花了3.2亿元，同比增长8.5%。", "我们将在年底前完成。", "出席嘉宾：", "时间：2024年3月6日", "本报讯（记者 苏禾）", "第03版",
    "發(fā)布會(huì)", "區(qū)", "王 磊", "16 :00", ",,", "，。", "&nbsp;", "?；竟残", "\ufffd", "?", "？", "\x00", "\x0b", "\u200b", "\ufeff",
    "\n", "\r\n", "\r", "\n\n", " ", "\u3000", "\u00a0", "\t", "：", ":", "︰", "(", ")", "（", "）", "「", "」", "“", "”", "《", "》",
    "a", "1", "%", "<b>", "</b>", "#", "*", "_", "|", "\\", "\ud800", "😀", "𠮷", "é", "\u0301",
)  # fmt: skip

hostile = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60).map("".join)
