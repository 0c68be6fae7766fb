"""Words that name a post (what a title ends in), in simplified script.

Source: written by hand from the posts of Chinese central and local government, courts, Hong Kong and Taiwan
administrations, companies, universities and hospitals. Validity test: `tests/unit/lexicon`.
"""

from __future__ import annotations

import re
from functools import lru_cache

_HEADS = """
国务卿 国务委员 指令长 航天员 外长 防长 财长 首相 大法官 影评人 策展人 演员 歌手 作家 制作人 评论员 议员 主帅 幕僚长
总书记 书记 主席 总理 委员长 部长 省长 市长 区长 县长 州长 盟长 旗长 镇长 乡长 村长 厅长 局长 司长 处长 科长 股长 署长 院长
校长 园长 所长 主任 主任委员 委员 常委 专员 政委 司令 司令员 参谋长 秘书长 行长 社长 台长 站长 馆长 馆员 研究馆员 副研究馆员 队长 支队长 总队长
大队长 中队长 港务长 关长 检察长 审判长 庭长 法官 检察官 会长 理事长 理事 监事长 董事长 董事 总裁 总经理 经理 厂长 矿长 店长 总监
总编辑 主编 总工程师 总经济师 总规划师 总会计师 总农艺师 总统计师 总畜牧师 总飞行师 总畜牧兽医师 安全总监 首席科学家 工程师
首席执行官 首席财务官 首席技术官 首席运营官 首席营运官 首席工程师 首席代表 首席经济学家 首席专家 首席预报员 预报员
新闻发言人 发言人 负责人 主要负责人 有关负责人 相关负责人 负责同志 主要负责同志 代表 代表人 联系人 联络人 新闻联络人 联络员 召集人 特使 大使 公使
总领事 领事 参赞 武官 调查员 巡视员 调研员 督察 督察长 督察专员 督查专员 研究员 教授 讲师 专家 院士 医师 医生 护士长 护士
药师 警司 总警司 高级警司 警监 警长 警务处处长 警务处长 行政长官 特首 总统 总理 阁揆 司令官 次长 政务次长 常务次长 政务委员
主任秘书 专门委员 参事 督导 组长 课长 司机 副手 执行长 执行秘书 营运长 财务长 技术长 资讯长 执行董事 创始人 创办人 联合创始人
合伙人 学者 分析师 经济学家 科学家 主管 总管 督导 干事 总干事 秘书 机长 船长 舰长 列车长 教练 主教练 领队 运动员 选手 导演 制片人
导师 咨询委员 指挥官 督察 总督察 高级督察 督学 总督学 首席风险官 首席合规官 首席投资官 首席安全官 首席信息官 首席产品官 首席战略官 首席市场官 首席法务官 首席数据官 首席增长官 首席医学官 首席人力资源官
主持人 司仪 新闻官 董秘 协理 提案人 总师 副主委 导演 编剧 主演 领衔主演 制片人 总制片人 出品人 监制 摄影指导 艺术指导 美术指导 造型指导 动作指导 作曲 作词 编曲 编舞 主教练 教练 队长 助理 顾问 首席 局座 财政司司长 律政司司长 政务司司长 政务司长 财政司长 总指挥 指挥长 总设计师 设计师 农艺师 酿酒师 品酒师 营养师 药师 护师 技师 架构师 律师 站长
书记长 总召 总召集人 主委 议长 总长 立法会议员 市议员 县议员 区议员 护理长 护理部主任 首席设计官 首席内容官 首席品牌官 首席创新官 首席质量官 牵头人 中单 打野 上单
纪检监察组组长 政治部主任 指导员 教导员 政治委员 专职副书记 轮值董事长 总稽核 总审计师 主任医师 主任药师 院士 班子成员 党组成员
党委委员 党工委委员 成员 科员 干部 一级巡视员 二级巡视员 一级调研员 二级调研员 独董 CEO CFO COO CTO CIO CMO CSO CHO CRO 书记员 办事员 专干 消防员 教师 老师 督学 总督学 协调师 技术员 投手 捕手 自由人 门将 守门员 媒体公关
""".split()

_PREFIXES = (
    "原|代|前|候任|署理|助理|常务|执行|第一|专职|副|正|总|兼|兼任|名誉|高级|资深|首席|联席|轮值|一级|二级|三级|四级"
)

HEADS = frozenset(_HEADS)
# What posts begin with and end in.
FIRST = frozenset(word[0] for word in (*HEADS, *_PREFIXES.split("|")))
LAST = frozenset(head[-1] for head in HEADS)

# What the bodies end in that have posts; in a class of characters: `[{ORGAN}社]`.
ORGAN = "部委局厅办处署院会司科室所"

# Short forms used when people are addressed: 王局, 李总, 张副局长 …
ADDRESS_SHORT = {
    "总": ("总经理", "总裁", "董事长", "首席执行官", "创始人", "总监", "首席财务官", "总工程师", "创办人", "轮值董事长", "执行长"),
    "局": ("局长",), "厅": ("厅长",), "部": ("部长",), "处": ("处长",), "书记": ("书记",), "工": ("总工程师", "工程师"),
    "院": ("院长",), "校": ("校长",), "队": ("队长", "总队长", "支队长", "大队长"), "次": ("次长",), "署": ("署长",),
    "司": ("司长",), "委": ("政务委员", "委员"), "政委": ("政务委员", "政委", "政治委员"), "董": ("董事长",), "副总": ("副总经理", "副总裁"),
    "老师": ("教授", "老师", "研究员", "教师"), "医生": ("医师", "医生"), "发言人": ("发言人",), "主委": ("主任委员",), "副主委": ("副主任委员",), "专委": ("专门委员",), "主秘": ("主任秘书",), "董秘": ("董事会秘书",), "总工": ("总工程师",),
    "所": ("所长",), "站": ("站长",), "科": ("科长",), "庭": ("庭长",), "检": ("检察长", "检察官"), "导": ("导演", "教练", "指导"),
    "行": ("行长",), "关": ("关长",), "馆": ("馆长",), "镇": ("镇长",), "秘": ("秘书长",), "指导": ("教练",), "警官": ("警",),
    "CEO": ("首席执行官", "CEO"), "CFO": ("首席财务官", "CFO"), "CTO": ("首席技术官", "CTO"), "COO": ("首席运营官", "COO"), "CMO": ("首席市场官", "首席医学官", "CMO"),
    "CSO": ("首席战略官", "首席科学官", "CSO"), "CIO": ("首席投资官", "首席信息官", "CIO"), "CPO": ("首席产品官", "CPO"), "IR": ("投资者关系总监", "投资者关系", "投资者关系负责人"),
}  # fmt: skip

# Forms of address that go with any office: whoever has the surname is meant.
_COURTESY = "先生|女士|小姐|生|太|总工|总|董|工|老师|博士|教授|医师|医生|大夫|议员|指导|教练|警官|法官|检察官|院士|选手|[Ss]ir|[Mm]adam"


# Offices as English pages of Chinese governments print them, in lower case.
ENGLISH = {
    "chief executive": "行政长官", "chief secretary": "政务司司长", "chief secretary for administration": "政务司司长",
    "financial secretary": "财政司司长", "secretary for justice": "律政司司长", "spokesperson": "发言人", "spokesman": "发言人",
    "spokeswoman": "发言人", "moderator": "主持人", "premier": "院长", "mayor": "市长", "minister": "部长",
}  # fmt: skip


# What the names of such offices in Hong Kong begin with: the body they end in is not looked up.
ENGLISH_BEGINNINGS = {
    "secretary for ": "局长",
    "director of ": "署长",
    "commissioner of ": "处长",
    "commissioner for ": "署长",
}


@lru_cache(maxsize=1)
def pattern() -> str:
    """A regular expression for one post with its prefixes (longest head first; no group)."""
    by_first: dict[str, list[str]] = {}
    for head in sorted(HEADS, key=len, reverse=True):
        by_first.setdefault(head[0], []).append(re.escape(head[1:]))
    # At any place one of these is tried, not one word after the other.
    heads = "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items())
    # Nearly every place is ruled out by its first character: looked at before the alternatives are tried.
    return f"(?=[{''.join(sorted(FIRST))}])(?:{_PREFIXES})*(?:{heads})"


@lru_cache(maxsize=1)
def courtesy() -> re.Pattern[str]:
    """Matches a form of address that says nothing of an office: `先生`, `总`, `博士`."""
    return re.compile(_COURTESY)


def is_form(words: str) -> bool:
    """Whether the words can follow a surname to address somebody: `局长`, `先生`, `处`."""
    return bool(words in ADDRESS_SHORT or courtesy().fullmatch(words) or post().fullmatch(words))


@lru_cache(maxsize=1)
def post() -> re.Pattern[str]:
    """Matches one post with its prefixes."""
    return re.compile(pattern())


class _AtEnd:
    """Finds a post that a text ends in. Its last character mostly tells that there is none."""

    def __init__(self) -> None:
        self._pattern = re.compile(f"({pattern()})(?:\\([^()]{{1,20}}\\))?$")
        self._last = (*LAST, ")", "\n")

    def search(self, text: str) -> re.Match[str] | None:
        """The post (group 1), with an afterthought in brackets, at the end of the text."""
        return self._pattern.search(text) if text.endswith(self._last) else None


@lru_cache(maxsize=1)
def post_at_end() -> _AtEnd:
    """Whether a text ends in a post: `post_at_end().search(text)`; an afterthought in brackets is allowed."""
    return _AtEnd()
