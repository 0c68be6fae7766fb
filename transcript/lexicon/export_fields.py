"""What systems call the fields of what they export (columns, form fields, keys), and what they write for the parts people take.

Names are in simplified script, without spaces, in lower case.
Source: written by hand from the exports of meeting systems, live rooms, investor platforms and letterboxes.
Validity test: `tests/unit/lexicon/test_export_fields.py`.
"""

from __future__ import annotations

import re
from typing import Literal

from transcript.lexicon.patterns import lazy
from transcript.record.participant import Part

Field = Literal[
    "index", "time", "status", "speaker", "role", "title", "unit", "text", "asker", "question", "answerer", "answer"
]

_NAMES: dict[Field, str] = {
    "index": "序号 编号 序 号 号码 条目 行号 no no. # id idx index seq num turn turnid rowid lineno 问题编号 问题序号 排序 楼层",
    "time": "时间 日期 时刻 发言时间 开始时间 结束时间 开始 结束 提问时间 提问日期 回复时间 回复日期 回答时间 答复时间 答复日期 回答日期 咨询时间 留言时间 来信时间 "
    "发布时间 时间码 时间戳 起始时间 time date datetime timestamp start end ts",
    "status": "状态 回复状态 答复状态 办理状态 备注 点赞 点赞数 点赞量 浏览量 浏览次数 来源渠道 渠道 提问渠道 满意度 满意度评价 ip ip属地 股票代码 证券代码 公司简称 证券简称 url link source file filename docid confid conferenceid",
    "speaker": "发言人 发言者 讲话人 讲话者 说话人 讲者 姓名 主体 人员 发言嘉宾 用户 用户名 昵称 发布人 发言人姓名 嘉宾姓名 主讲人 speaker name user",
    "role": "角色 身份 类型 类别 性质 发言类型 发言人身份 发言人角色 role type identity",
    "title": "职务 职位 职称 头衔 职衔 职务职称 发言人职务 单位及职务 单位职务 单位/职务 title position post",
    "unit": "单位 机构 媒体 部门 所属单位 所在单位 工作单位 所属机构 媒体名称 所属媒体 代表媒体 单位名称 服务单位 organization org unit media",
    "text": "内容 发言内容 讲话内容 发言 文字 文字内容 正文 文本 文字实录 实录 记录 记录内容 消息 消息内容 字幕 谈话内容 发言正文 发言记录 content text message speech words",
    "asker": "提问人 提问者 提问用户 提问媒体 提问记者 提问单位 提问方 投资者 投资人 股东 记者 网友 网民 问者 发问人 发问者 提问人姓名 提问投资者 留言人 来信人 咨询人 咨询者 投资者名称",
    "question": "问题 提问 提问内容 问题内容 问 咨询内容 留言内容 来信内容 咨询问题 投资者提问 提问问题 发问内容 question q",
    "answerer": "回复人 回复者 回答人 回答者 答复人 答复者 解答人 答者 答问人 应答人 回应人 回复嘉宾 回答嘉宾 答复嘉宾 回复单位 答复单位 回答单位 答复部门 回复部门 回复方",
    "answer": "回复 回答 答复 解答 答 回复内容 答复内容 回答内容 回应内容 公司回复 公司答复 回应 答复意见 answer a reply",
}
# 覆 is no traditional form of 复 everywhere, so that the view keeps it: `回覆人`.
FIELD_OF: dict[str, Field] = {
    spelled: field
    for field, names in _NAMES.items()
    for name in names.split()
    for spelled in (name, name.replace("复", "覆"))
}
# What stands alone before a colon in other documents too: a form has other fields besides.
SHORT_FIELDS = frozenset(
    "问题 提问 问 回复 回覆 答覆 回答 答复 解答 答 回应 时间 日期 记者 网友 股东 投资者 投资人 网民 状态 备注 序 号 号码 编号 序号 开始 结束".split()
)

_HOST = lazy(r"主持人?|司仪|会议主持|主席|host|moderator|h|m")
_ASKS = lazy(
    r"(?:现场|网络|线上|电话)?(?:记者|媒体|媒体记者|提问|提问者|提问人|提问记者|网友|网民|投资者|投资人|股东|分析师|问|观众|听众|市民|reporter|media|question|ask|q|r|j)(?:提问|代表)?"
)
_SPEAKS = lazy(
    r"(?:发布|发布人|答问|答问人|回答|回答人|答|答复|回复|嘉宾|发言|发言人|主讲|主讲人|官员|领导|介绍|致辞|公司|公司回复|公司代表|管理层|speaker|guest|answer|a|official|o|s|g)"
)
_SYSTEM = lazy(
    r"系统(?:消息|提示|通知|公告)?|公告|通知|提示|直播间?公告|直播间?助手|小助手|助手|管理员|机器人|广告|互动|弹幕|点赞|小编|编辑|导播|字幕|system|notice|bot|admin"
)


def field_of(name: str) -> Field | None:
    """The field a column, form field or key is, by its simplified name."""
    plain = re.sub(r"[\s*_【】\[\]()\"“”:]", "", name).lower()
    return FIELD_OF.get(plain) or ("time" if plain.endswith(("date", "time")) else None)


def part_of_role(role: str) -> Part | Literal["system"] | None:
    """The part a role cell names, `system` for what nobody says, None where it says something else (an office)."""
    plain = re.sub(r"[\s\[\]【】()]", "", role).lower()
    if _HOST.fullmatch(plain):
        return "host"
    if _ASKS.fullmatch(plain):
        return "reporter"
    if _SPEAKS.fullmatch(plain):
        return "official"
    return "system" if _SYSTEM.fullmatch(plain) else None
