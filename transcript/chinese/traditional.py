"""Our own words in traditional script, for pages about conferences held in it. Quoted words are never converted.

A hand-kept table of the characters our labels use: loading OpenCC's phrase tables for a few dozen labels takes seconds. Its test holds it
to OpenCC's reading of every label.
"""

from __future__ import annotations

_SIMPLIFIED = (
    "发布会简报专题单况点问数据诺项应说来径变标对场称时间职务规补后见条个记没录内这闻实载两注里谁处损坏读图总"
    "长关系网济议确复归结论证话请与为议员类种从进转产备开较减汇连续约届责级统别县乡镇区负环节达"
)
_TRADITIONAL = (
    "發佈會簡報專題單況點問數據諾項應說來徑變標對場稱時間職務規補後見條個記沒錄內這聞實載兩註裡誰處損壞讀圖總"
    "長關係網濟議確復歸結論證話請與為議員類種從進轉產備開較減匯連續約屆責級統別縣鄉鎮區負環節達"
)
_TO = str.maketrans(_SIMPLIFIED, _TRADITIONAL)
_BACK = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def traditional(text: str) -> str:
    """Words of ours in traditional characters."""
    return text.translate(_TO)


def simplified(text: str) -> str:
    """The way back, for who holds a page's words against our table."""
    return text.translate(_BACK)
