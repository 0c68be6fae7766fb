"""The figures an answer states as data: value, unit, number, indicator, period, change and rank of each.

One compiled scan finds every numeral with what follows it; what the numeral is (a figure, or a date, an ordinal, a slogan, an article
number, talk about talk) is decided from the characters around it. Indicators are read from the clause (`transcript.tag.indicators`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from transcript.chinese.view import view
from transcript.lexicon.units import COUNTERS, CURRENCIES, MEASURES, RATES, TALK
from transcript.record import Change
from transcript.tag.indicators import Sentence, described
from transcript.tag.numerals import SCALES, number, power


class FigureFinding(NamedTuple):
    """The fields of `transcript.record.Figure`; offsets relative to the text that was read."""

    indicator: str | None
    value: str
    unit: str | None
    number: Decimal | None
    number_high: Decimal | None
    currency: str | None
    approximate: str | None
    period: str | None
    change: Change | None
    rank: str | None
    kind: Literal["fact", "target"]
    start: int
    end: int


def _either(words: list[str] | tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True)))


_SCALE = f"(?:{_either(list(SCALES))})"
_THING = _either([*MEASURES, *CURRENCIES, *COUNTERS])
_THING = _THING.replace("个月", "个月(?![底初末中前])")
_UNIT = rf"(?:{_either(RATES)}|(?:{_SCALE})?[余多来]?(?:{_THING})(?:/(?:{_THING}))?|{_SCALE}(?:[余多])?)"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN = r"[一二两三四五六七八九十百千万亿零〇]+(?:点[一二三四五六七八九零〇]+)?"
_TO = r"(?:-|—|——|~|～|至)"
_NUMERAL = re.compile(
    rf"百分之(?P<percent>{_DIGITS}|{_HAN})(?P<half>[余多])?"
    rf"|(?P<fraction>(?:\d+|[二两三四五六七八九十百千万]+)分之[一二两三四五六七八九十百千万\d]+|(?<![\d/.])\d{{1,2}}/\d{{1,2}}(?![\d/.年月日])|(?<![一另])一半(?!一))"
    rf"|(?<![A-Za-z\d.])(?P<digits>(?:{_DIGITS})(?:%?{_TO}(?:{_DIGITS}))?[余多几]?)[ ]?(?P<unit>{_UNIT})?(?P<half2>半)?"
    rf"|(?P<han>(?:{_HAN})(?:{_TO}(?:{_HAN}))?[余多几]?|[十百千万]几)(?P<han_unit>{_UNIT})(?P<half3>半)?"
)
_RANGE = re.compile(rf"(?<=[\d%一二两三四五六七八九十百千万亿]){_TO}(?=[\d一二两三四五六七八九十百千万亿])")
_BEFORE_DATE = re.compile(
    r"(?:第|[A-Za-z]|[〔\[(]|[-./]|编号|热线|电话|拨打|代号|邮编|文号|型号|国道|省道|县道|高速|通道|[老新]|农历|公元|世纪|No\.?|#)$"
)
_AFTER_DATE = re.compile(
    r"(?:[年月日号时]|点(?:[半整钟到前后左右,。、至\-—~]|\d|多|开始|起)|[-./]\d|[〕\])]\d*号|版|后(?!的?用)|世纪|年代|届|(?:号|路)公[交路]|[A-Za-z]|:\d|\+|×|热线|平台|电话|便民)"
)
_CLOCK_AFTER = re.compile(r"\d{0,2}分(?!之|钟|贝|数|值|以)")
_LOOSE = frozenset("级 点 代 环 步 章 线 号线 站 层 期 届 首 道 轮 门 位 分 口 双 方 度 师 院 车 队 对".split())
_FEW = frozenset("一 二 两 三 四 五 六 七 八 九 十".split())
_TALK = re.compile(_either(TALK))
_SMALL = frozenset(
    "项 条 大 点 种 类 批 次 步 轮 层 道 位 句 段 对 双 面 件 门 首 部 级 代 分 人 名 张 本 支 队 环 线 站 章 场 期 组 口 把 手 头 车 包 单 方 度".split()
)
_HEDGES = re.compile(r"(?:大约|将近|接近|超过|不足|不到|不低于|不少于|不超过|至少|高达|多达|逾|约|近|超|达|破|过|上)$")
_APPROXIMATE = {
    "大约": "约", "约": "约", "将近": "近", "接近": "近", "近": "近", "超过": "超", "超": "超", "逾": "超", "破": "超", "不足": "不足", "不到": "不足",
    "不低于": "不低于", "不少于": "不低于", "至少": "不低于", "不超过": "不超过",
}  # fmt: skip
_LATER = re.compile(r"(?:以上|以内|左右|上下|以下|之多)")
_QUOTED = re.compile(r"[“《][^“”《》\n]{1,24}[”》]")
_BARE_VERB = re.compile(
    r"(?:指数|[PC][PM]I|系数|比率|比值|得分|评分|均值|浓度|净值)[^,。;]{0,8}$|(?:分别)?(?:为|是|至|到|达|达到)$"
)
_DURATION = frozenset("个工作日 工作日 个小时 小时 分钟 秒 个月 天 昼夜".split())
_DAY_AND_NIGHT = re.compile(r"(?:24小时|二十四小时|365天|三百六十五天)")
_ALWAYS = re.compile(
    r"[^,。;、]{0,6}(?:值守|热线|在线|不间断|抢修|服务|全天|值班|受理|开放|营业|客服|巡逻|待命|轮班|响应|不打烊|监测|监控|盯)"
)


def find_figures(text: str, *, date: str | None = None) -> list[FigureFinding]:
    """The figures stated in a text, in order, offsets relative to it. `date` (ISO) is the day it was said.

    Never raises on odd input; text without figures gives an empty list.
    """
    plain = view(text)
    quoted = [match.span() for match in _QUOTED.finditer(plain)]
    sentence = Sentence(plain, date)
    found = []
    for match in _NUMERAL.finditer(plain):
        printed = _figure(plain, match, quoted)
        if printed is not None:
            found.append(_finding(text, plain, printed, sentence))
    return found


class _Printed(NamedTuple):
    """Where a figure's value and unit are printed."""

    start: int
    value_end: int
    end: int
    unit: str | None


def _figure(plain: str, match: re.Match[str], quoted: list[tuple[int, int]]) -> _Printed | None:
    start, end = match.span()
    if match["percent"] or match["fraction"]:
        if _in_slogan(plain, start, end, quoted):
            return None
        return _Printed(start, end, end, "%" if match["percent"] else None)
    if match["digits"]:
        return _from_digits(plain, match, quoted)
    return _from_han(plain, match, quoted)


def _from_digits(plain: str, match: re.Match[str], quoted: list[tuple[int, int]]) -> _Printed | None:
    start, value_end, unit = match.start(), match.end("digits"), match["unit"]
    before, after = plain[max(start - 6, 0) : start], plain[value_end : value_end + 6]
    if _BEFORE_DATE.search(before) and not (unit and before[-1:] in "([老新路-"):
        return None
    if _AFTER_DATE.match(after) and not (unit and unit not in _LOOSE):
        return None
    digits = match["digits"]
    if unit is None:
        bare = (
            "." in digits
            and not re.match(r"[\d.]*(?:版|寸)", after)
            and _BARE_VERB.search(plain[max(start - 16, 0) : start])
        )
        return (
            _Printed(start, value_end, value_end, None)
            if bare and not _in_slogan(plain, start, value_end, quoted)
            else None
        )
    if unit in _LOOSE and _loose(plain, start, match.end(), unit):
        return None
    if (
        (unit == "分" and _clock(plain, start))
        or _day_and_night(plain, match.end(), unit)
        or _in_slogan(plain, start, match.end(), quoted)
    ):
        return None
    if unit in ("个月", "天", "年") and before.endswith(("前", "近", "这")):
        return None
    if len(digits) <= 2 and "." not in digits and unit in COUNTERS and _talk(plain, match.end()):
        return None
    return _printed(plain, match, "digits", "unit")


def _from_han(plain: str, match: re.Match[str], quoted: list[tuple[int, int]]) -> _Printed | None:
    start, end, value, unit = match.start(), match.end(), match["han"], match["han_unit"]
    before = plain[max(start - 3, 0) : start]
    if before[-1:] in (
        "第",
        "其",
        "每",
        "星",
        "周",
        "初",
        "唯",
        "同",
        "某",
        "任",
        "十",
        "万",
        "统",
        "之",
        "逐",
        "进",
        "专",
        "如",
        "单",
        "划",
        "合",
    ):
        return None
    if _in_slogan(plain, start, end, quoted) or _day_and_night(plain, end, unit):
        return None
    rest = power(unit)[1].lstrip("余多来")
    if value in ("万", "千", "百", "亿", "十") or (
        not rest and len(value) < 3 and unit not in RATES and value in _FEW and not unit.startswith(("万", "亿"))
    ):
        return None  # 万一, 千万要, 百个
    if not rest and value in ("一", "万", "千") and unit in ("千", "万", "百", "十", "百万", "千万"):
        return None
    if unit in RATES:
        tenths_of_nothing = unit == "成" and _not_tenths(plain, end)
        one_point = value == "一" and unit not in ("倍", "成")
        return None if tenths_of_nothing or one_point else _printed(plain, match, "han", "han_unit")
    if rest in _LOOSE and _loose(plain, start, end, rest):
        return None
    if (
        value in _FEW
        and (value == "一" or value == "两")
        and rest not in CURRENCIES
        and (value == "一" or rest in _DURATION)
    ):
        return None if not power(unit)[0] or not rest else _printed(plain, match, "han", "han_unit")
    if rest in ("个月", "天", "昼夜") or (rest in _DURATION and before.endswith(("前", "近", "这"))):
        return None
    if (
        value in _FEW
        and not power(unit)[0]
        and rest in COUNTERS
        and (rest in _SMALL or rest == "个" or _talk(plain, end))
    ):
        return None
    if value in _FEW and rest in ("天", "里", "米", "方", "度", "口", "斤", "岁") and not power(unit)[0]:
        return None
    if rest in COUNTERS and _talk(plain, end) and len(value) < 2:
        return None
    return _printed(plain, match, "han", "han_unit")


def _printed(plain: str, match: re.Match[str], value: str, unit: str) -> _Printed:
    """Where value and unit stand; `余` and `多` inside the unit (`20多亿元`, `1.2万余户`) belong to what is printed."""
    end = match.end(unit)
    if plain[end : end + 1] == "多" and match[unit] in SCALES:
        end += 1
    return _Printed(match.start(value), match.end(value), end, plain[match.end(value) : end].strip())


def _loose(plain: str, start: int, end: int, unit: str) -> bool:
    """Whether a numeral before a word that also numbers things (楼层, 期次, 级别) numbers rather than counts."""
    after = plain[end : end + 3]
    if unit == "分":
        return _clock(plain, start) or after[:1] in "之析为类布工配级散"
    if unit in ("层", "期", "轮", "站", "门", "道", "部"):
        return after[:1] in "楼工项调" or plain[start - 1 : start] in ("第", "首")
    if unit == "位":
        return (
            after[:2] in ("记者", "朋友", "代表", "专家", "局长", "主任", "领导", "嘉宾", "发布")
            or after[:1] in "数于居一"
        )
    if unit in ("双", "队", "对", "口", "方", "度", "车"):
        return unit not in ("口", "车", "对", "队") or after[:1] in "外应于方面伍照" or unit == "方"
    return unit in ("级", "点", "代", "环", "步", "章", "线", "号线", "届", "首", "师", "院")


def _clock(plain: str, start: int) -> bool:
    return bool(re.search(r"\d[时点:]$|[一二三四五六七八九十][时点]$", plain[max(start - 3, 0) : start]))


def _not_tenths(plain: str, end: int) -> bool:
    return plain[end : end + 1] in "功立为果熟员本就长效都千"


def _talk(plain: str, end: int) -> bool:
    return _TALK.match(plain, end) is not None


def _day_and_night(plain: str, end: int, unit: str) -> bool:
    """`24小时值守`, `15分钟生活圈`, `三年行动`: durations that are names."""
    if unit not in _DURATION:
        return False
    if _DAY_AND_NIGHT.search(plain[max(end - 7, 0) : end]) and _ALWAYS.match(plain, end):
        return True
    return bool(
        re.match(
            r"(?:[^,。;、]{0,8}圈|[^,。;、]{0,4}(?:行动|计划|攻坚|方案|热线|值守|值班|不打烊|响应))",
            plain[end : end + 12],
        )
    )


def _in_slogan(plain: str, start: int, end: int, quoted: list[tuple[int, int]]) -> bool:
    """Whether the numeral lies within a short quotation or title that is a name (`“1215”计划`, `《……》`)."""
    for left, right in quoted:
        if left > start:
            return False
        if left < start and end < right:
            return plain[left] == "《" or not re.search(r"亿|%|元", plain[start:end])
    return False


def _finding(text: str, plain: str, at: _Printed, sentence: Sentence) -> FigureFinding:
    value, unit = text[at.start : at.value_end], at.unit
    printed_unit = text[at.value_end : at.end].strip() or None
    low, high = _numbers(plain[at.start : at.value_end], unit)
    said = described(sentence, at.start, at.end)
    return FigureFinding(
        indicator=said.indicator and text[said.indicator[0] : said.indicator[1]],
        value=value,
        unit=printed_unit or unit,
        number=low,
        number_high=high,
        currency=CURRENCIES.get(_bare_unit(unit)) if unit else None,
        approximate=_hedge(plain, at),
        period=said.period,
        change=said.change,
        rank=said.rank,
        kind=said.kind,
        start=at.start,
        end=at.end,
    )


def _bare_unit(unit: str) -> str:
    return power(unit)[1].lstrip("余多来").partition("/")[0]


def _numbers(value: str, unit: str | None) -> tuple[Decimal | None, Decimal | None]:
    value = value.removeprefix("百分之") if value.startswith("百分之") else value
    factor = Decimal(10) ** power(unit)[0] if unit else Decimal(1)
    if unit and unit.startswith("成"):
        factor = Decimal(10)
        value += "半" if unit == "成半" else ""
    pieces = _RANGE.split(value)
    numbers = [number(piece.rstrip("%")) for piece in pieces]
    low = numbers[0] * factor if numbers[0] is not None else None
    high = numbers[-1] * factor if len(numbers) > 1 and numbers[-1] is not None else None
    return low, high


def _hedge(plain: str, at: _Printed) -> str | None:
    match = _HEDGES.search(plain, max(at.start - 3, 0), at.start)
    if match and match[0] in _APPROXIMATE:
        return _APPROXIMATE[match[0]]
    inside = re.search("[余多几]", plain[at.start : at.end])
    if inside:
        return inside[0]
    after = _LATER.match(plain, at.end)
    return after[0] if after else None
