"""Where figures are printed: every numeral with its unit, less those that are dates, ordinals, names, clock times or talk about talk.

One compiled scan proposes; the characters around each numeral decide. All on the normalised view, so that both scripts and both widths are read
by the same patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from transcript.lexicon.patterns import lazy
from transcript.lexicon.units import (
    AGES,
    COUNTERS,
    CURRENCIES,
    DURATIONS,
    MEASURES,
    NUMBERING,
    RATES,
    TALK,
    TALK_ALWAYS,
)
from transcript.tag.numerals import SCALES, power


class Printed(NamedTuple):
    """Where a figure's value and unit stand in the view; `unit` as matched, without inner spaces (None: none is printed)."""

    start: int
    value_end: int
    end: int
    unit: str | None


def _either(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True)))


_SCALE = f"(?:{_either(list(SCALES))})"
_THING = _either([*MEASURES, *CURRENCIES, *COUNTERS, *DURATIONS])
_THING = (
    _THING.replace("|个|", "|个(?!多?月|半?月)|")
    .replace("个月", "个月(?![底初末中前])")
    .replace("|元|", "|元(?![旦宵宝首])|")
    .replace("|分|", "|分(?![之别])|")
)
_UNIT = rf"(?:{_either(RATES)}|(?:{_SCALE})?[余多来]?(?:{_THING})(?:/(?:{_THING}))?|{_SCALE}[余多]?)"
_DIGITS = r"(?:\d+亿)?\d+万零?\d{1,3}(?:,\d{3}|\d)?(?![\d.,万亿])|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d.])|\d+(?:\.\d+)?"
_HAN = r"[一二两三四五六七八九十百千万亿零〇]+(?:点[一二三四五六七八九零〇]+)?"
_TO = r"(?:-|—|——|~|～|至|到)"
# The look ahead spares every other character the four alternatives. The lower end of a range may have a scale of its own
# (`6亿到7亿元`); one with a unit (`8000元至15000元`) is a figure by itself.
_NUMERAL = lazy(
    r"(?=[\d一二两三四五六七八九十百千万亿零〇半几数负])(?:"
    rf"百分之(?P<percent>{_DIGITS}|{_HAN})(?P<half>[余多])?"
    rf"|(?P<fraction>(?:\d+|[二两三四五六七八九十百千万]+)分之[一二两三四五六七八九十百千万\d]+|(?<![\d/.])\d{{1,2}}/\d{{1,2}}(?![\d/.年月日])|(?<![一另])一半(?!一))"
    rf"|(?<![A-Za-z\d.])(?P<digits>(?:(?<![担背肩抱胜欠自])负)?(?:{_DIGITS})(?:(?:%|{_SCALE})?{_TO}(?:{_DIGITS})(?!\d*[月日号年]))?(?: ?[余多几])?) ?(?P<unit>{_UNIT})?(?P<half2>半)?"
    rf"|(?P<han>(?:{_HAN})(?:{_TO}(?:{_HAN})(?!\d*[月日号年]))?[余多几]?|[几数]?[十百千万]几?|半)(?P<han_unit>{_UNIT})(?P<half3>半)?)"
)
_QUOTED = lazy(r"[“《][^“”《》\n]{1,24}[”》]")

# What stands before a numeral that dates, orders or names.
_NAMES_BEFORE = lazy(
    r"(?:第|[A-Za-z]|[\[(]|[-./]|编号|热线|电话|拨打|代号|邮编|文号|型号|国道|省道|县道|高速|通道|[老新]|农历|公元|民国|世纪|No\.?|#)$"
)
_NAMES_AFTER = lazy(
    r" ?(?:[年月日号时]|点(?:[半整钟到前后左右,。、至\-—~]|\d|多|开始|起)|[-./]\d|[〕\])]\d*号|版|后(?!的?用)|世纪|年代|届|(?:号|路)公[交路]|[A-Za-z]|:\d|\+|×|热线|平台|电话|便民)"
)
_BARE = lazy(
    r"(?:指数|[PC][PM]I|系数|比率|比值|得分|评分|均值|浓度|净值)[^,。;]{0,8}$|(?:分别)?(?:为|是|至|到|达|达到)$"
)
_NO_BARE = lazy(r"[\d.]*(?:版|寸)")
_NO_COUNT = frozenset("第其每这那哪星周初唯同某任十万统之逐进专如单划合上下首头两前")
_ALIKE = lazy(
    r"(?:每|这|那|哪|近|(?<![提之])前|(?<![延之推])后|头|过去|未来|今后|最近|接下来|连续|过去的|未来的|近些|几|第|其他|其余|不同|上|下)$"
)
_REFERS = lazy(r" ?(?:前|后|来(?!自)|之?内|以内|以后|之后|以来|之前|以前|间|期间|(?:的)?时间里?)")
_MEASURING = lazy(
    r"(?:就是|已经|缩短|延长|需要|[了是要压停满达到约近需花用]|不足|不到|超过|推迟|提前|有效期|期限为?|判|处)(?:了|至|到|约|近)?$"
)
_LASTING = lazy(r"(?:长达|延长|缩短|推迟|提前|处|判|判处|期限为?|有效期)(?:了|至|到|约)?$")
_INTRODUCES = lazy(
    r"(?:办法|措施|原因|问题|考虑|建议|要求|特点|意见|思路|做法|经验|体会|有|是|讲|说|谈|列|提|做|问|概括为|归纳为|总结为)(?:出|了|主要|就|也|还)?$"
)
_SENTENCE_END = lazy(r"[,。;:!?]|$|\n")
_HARD = frozenset(
    "期 级 层 代 线 环 届 度 点 分 号线 部 步 章 手 把 口 头 方 道 句 段 首 车 双 门 站 队 对 件 大 面 本 块 师 院 单 票 封 组 包 节 支 批 轮 份 起 堂".split()
)
_SPOKEN = lazy(rf"(?:的|大|重|重要|主要|突出|核心|清晰|具体|简单)*(?:{_either(TALK_ALWAYS)})")
_TALK = lazy(rf"(?:的|大|重|重要|主要|突出|核心|清晰|具体|简单)*(?:{_either(TALK)})")
_DAY_AND_NIGHT = lazy(r"(?:24小时|二十四小时|365天|三百六十五天)")
_ALWAYS = lazy(
    r"[^,。;、]{0,6}(?:值守|热线|在线|不间断|抢修|服务|全天|值班|受理|开放|营业|客服|巡逻|待命|轮班|响应|不打烊|监测|监控|盯)"
)
_NAMED_TIME = lazy(r"(?:[^,。;、]{0,8}圈|[^,。;、]{0,4}(?:行动|计划|攻坚|方案|热线|值守|值班|不打烊|响应))")
_CLOCK = lazy(r"\d ?[时点:] ?$|[一二三四五六七八九十][时点]$")
_DEGREES = lazy(r"(?:零下|零上|气温|高温|低温|水温|体温|降到|升到|升温|降温|温度)[^,。;]{0,6}$")
_LIFE = lazy(r"(?:平均|寿命|人均|延长|提高)[^,。;]{0,8}$|平均年龄[^,。;]{0,8}$")
_SENTENCED = lazy(r"(?:有期)?徒刑|的?质保")


def printed(plain: str) -> Iterator[Printed]:
    """Every figure printed in a normalised view, in order."""
    quoted: list[tuple[int, int]] | None = None
    for match in _NUMERAL.finditer(plain):
        at = _figure(plain, match)
        if at is None:
            continue
        if quoted is None:
            quoted = [found.span() for found in _QUOTED.finditer(plain)]
        if not _in_slogan(plain, at, quoted):
            yield at


def _figure(plain: str, match: re.Match[str]) -> Printed | None:
    start, end = match.span()
    if match["percent"] or match["fraction"]:
        return Printed(start, end, end, None)
    if match["digits"]:
        return _from_digits(plain, match)
    return _from_han(plain, match)


def _from_digits(plain: str, match: re.Match[str]) -> Printed | None:
    start, value_end, unit = match.start(), match.end("digits"), match["unit"]
    before = plain[max(start - 6, 0) : start].rstrip(" ")
    if _NAMES_BEFORE.search(before) and not (unit and before[-1:] in tuple("([老新路-")):
        return None
    if _NAMES_AFTER.match(plain, value_end) and not (unit and unit not in NUMBERING):
        return None
    if unit is None:
        bare = (
            "." in match["digits"]
            and not _NO_BARE.match(plain, value_end)
            and _BARE.search(plain, max(start - 16, 0), start)
        )
        return Printed(start, value_end, value_end, None) if bare else None
    thing = power(unit)[1].lstrip("余多来")
    if thing in DURATIONS and _names_time(plain, before, start, match.end(), thing):
        return None
    if thing in AGES and not _LIFE.search(plain, max(start - 14, 0), start):
        return None
    if unit in NUMBERING and _numbers(plain, start, match.end(), unit):
        return None
    short = len(match["digits"]) <= 2 and "." not in match["digits"]
    if short and unit in COUNTERS and _SPOKEN.match(plain, match.end()):
        return None
    return _found(plain, match, "digits", "unit")


def _from_han(plain: str, match: re.Match[str]) -> Printed | None:
    start, end, value, unit = match.start(), match.end(), match["han"], match["han_unit"]
    thing = power(unit)[1].lstrip("余多来")
    before = plain[max(start - 4, 0) : start]
    if "点" in value and unit.startswith("十"):
        return None  # 十一点二十分
    if value.startswith(("零", "〇")) or value in ("百", "千", "万", "亿", "千万", "百万"):
        return None  # 零部件, 百家, 千万要
    if unit in RATES:
        return None if _no_rate(plain, before, end, value, unit) else _found(plain, match, "han", "han_unit")
    if not thing:
        plural = len(value) > 1 or unit.startswith(("万", "亿", "百万", "千万"))
        return _found(plain, match, "han", "han_unit") if plural and before[-1:] not in _NO_COUNT else None
    if value == "半" and (thing not in DURATIONS or before[-1:] in tuple("上下前后每")):
        return None
    if thing in DURATIONS:
        return None if _no_span(plain, before, start, end, value, thing) else _found(plain, match, "han", "han_unit")
    if thing == "块钱" and value in ("一", "半"):
        return None
    if thing in CURRENCIES or (power(unit)[0] and before[-1:] != "第"):
        return _found(plain, match, "han", "han_unit") if value != "半" else None
    if thing in AGES and not _LIFE.search(plain, max(start - 14, 0), start):
        return None
    return None if _no_count(plain, before, start, end, value, thing) else _found(plain, match, "han", "han_unit")


def _no_rate(plain: str, before: str, end: int, value: str, unit: str) -> bool:
    """成功, 一点, 十倍 said loosely: tenths and times that measure nothing."""
    if unit.startswith("成") and (
        plain[end : end + 1] in tuple("功立为果熟员本就长效都千交") or before[-1:] in tuple("第每") or value == "半"
    ):
        return True
    return value == "一" and unit not in ("倍", "成", "成半")


def _no_span(plain: str, before: str, start: int, end: int, value: str, thing: str) -> bool:
    """Whether a duration in Chinese numerals dates something (三年前, 未来两个月, 三天内) and measures nothing."""
    if _SENTENCED.match(plain, end):
        return False
    if before[-1:] == "月" and thing == "日":
        return True
    if _names_time(plain, before, start, end, thing) or _REFERS.match(plain, end) or before[-1:] in _NO_COUNT:
        return True
    if thing == "年":
        return not _LASTING.search(before)
    if value in ("半", "一") or (thing in ("天", "日", "秒") and len(value) < 2):
        return not _MEASURING.search(before) or (
            value in ("一", "半") and thing in ("天", "日", "秒", "分钟", "个月", "星期", "周")
        )
    return False


def _names_time(plain: str, before: str, start: int, end: int, thing: str) -> bool:
    """`24小时值守`, `15分钟生活圈`, `三年行动`, `过去18个月`: durations that name or date."""
    if _ALIKE.search(before):
        return True
    if thing in ("年", "日", "周"):
        return True if plain[start].isdigit() else bool(_NAMED_TIME.match(plain, end))
    if _DAY_AND_NIGHT.search(plain, max(end - 7, 0), end) and _ALWAYS.match(plain, end):
        return True
    return _NAMED_TIME.match(plain, end) is not None


def _no_count(plain: str, before: str, start: int, end: int, value: str, thing: str) -> bool:
    """Whether a Chinese numeral with a measure word counts nothing: 第三批, 这两块, 三个方面, 一位."""
    if (
        value in ("一", "半")
        or before[-1:] in _NO_COUNT
        or before.endswith(("分成", "第一、", "第五、"))
        or re.search(r"第[一二三四五六七八九十]+、$", before)
    ):
        return True
    if thing == "度":
        return not _DEGREES.search(plain, max(start - 10, 0), start)
    if thing in MEASURES and thing not in ("里", "米", "斤"):
        return False
    if _TALK.match(plain, end) or plain[end : end + 1] in ("性", "级"):
        return True
    if len(value) > 1 and thing not in NUMBERING:
        return False
    if thing == "次":
        return before[-1:] not in ("了", "过")
    if thing in _HARD or thing in ("里", "米", "斤", "人", "处", "侧"):
        known = thing in ("批", "轮", "份", "组", "支", "节") and before[-1:] in ("了", "过", "有", "的")
        return not known or bool(_SENTENCE_END.match(plain, end))
    return bool(_INTRODUCES.search(before) and _SENTENCE_END.match(plain, end))


def _found(plain: str, match: re.Match[str], value: str, unit: str) -> Printed:
    """Where value and unit stand; `余` and `多` inside the unit (`20多亿元`, `1.2万余户`) belong to what is printed."""
    end = match.end(unit)
    if plain[end : end + 1] == "多" and match[unit] in SCALES:
        end += 1
    return Printed(match.start(value), match.end(value), end, plain[match.end(value) : end].replace(" ", ""))


def _numbers(plain: str, start: int, end: int, unit: str) -> bool:
    """Whether a numeral before a word that also numbers things (楼层, 期次, 级别) numbers rather than counts."""
    after = plain[end : end + 3]
    if unit == "分":
        return bool(_CLOCK.search(plain, max(start - 4, 0), start)) or after[:1] in tuple("之析为类布工配级散")
    if unit == "度":
        return not _DEGREES.search(plain, max(start - 10, 0), start)
    if unit in ("层", "期", "轮", "站", "门", "道", "部"):
        return after[:1] in tuple("楼工项调") or plain[start - 1 : start] in ("第", "首")
    if unit == "位":
        talked = ("记者", "朋友", "代表", "专家", "局长", "主任", "领导", "嘉宾", "发布")
        return after[:2] in talked or after[:1] in tuple("数于居一")
    if unit in ("双", "队", "对", "口", "方", "车"):
        return unit not in ("口", "车", "对", "队") or after[:1] in tuple("外应于方面伍照")
    return unit in ("级", "点", "代", "环", "步", "章", "线", "号线", "届", "首", "师", "院")


def _in_slogan(plain: str, at: Printed, quoted: list[tuple[int, int]]) -> bool:
    """Whether the numeral lies within a short quotation or title that is a name (`“1215”计划`, `《……》`)."""
    for left, right in quoted:
        if left > at.start:
            return False
        if left < at.start and at.end < right:
            whole = left + 1 == at.start and at.end == right - 1
            return plain[left] == "《" or whole or not re.search(r"亿|%|元", plain[at.start : at.end])
    return False
