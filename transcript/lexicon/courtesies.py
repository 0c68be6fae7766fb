"""What is said at every press conference and tells nothing about its subject, in simplified script.

Source: written by hand. Used to keep courtesies and slogans out of topics and summaries.
"""

from __future__ import annotations

from transcript.lexicon.patterns import lazy


def _each(starts: str, rest: str) -> list[str]:
    return [start + rest for start in starts.split()]


_THANKED = r"[^,，。！!；;\n]{0,20}(?:提问|关注|关心|支持|介绍|问题|主持人|大家|各位|记者)?"
_LED = r"[^,，。；\n]{0,20}(?:坚强|正确)?领导下"
_SO_FAR = r"到(?:这里|这儿|此)"
# Every alternative begins with a character, none with a part that may be missing: so the search passes over all other characters at once.
_ALTERNATIVES = (
    *_each("非常 十分 再次 首先 也", f"(?:感谢|谢谢){_THANKED}"), *_each("感谢 谢谢", _THANKED),
    *_each("女士们 先生们 各位 尊敬的 新闻界 媒体", r"[^,，。！\n]{0,12}(?:朋友们?|记者|来宾|好)"),
    *_each("大家 各位", "(?:上午|下午|早上|晚上)?好[！!。]"), *_each("上午 下午 早上 晚上", "好[！!。]"), "好[！!。]",
    r"以习近平[^,，。；\n]{4,40}", r"习近平[^,，。；\n]{0,16}(?:思想|精神|讲话|指示)",
    r"党的[一二三四五六七八九十]+[大届][^,，。；\n]{0,8}精神", "党中央[、，]?国务院(?:的?决策部署)?",
    *_each("在市委 在省委 在区委 在县委 在党中央 市委 省委 区委 县委 党中央", _LED),
    r"贯彻落实[^,，。；\n]{0,12}精神", *_each("认真 深入 坚决 全面", "(?:学习)?贯彻(?:落实)?"),
    "以人民为中心", "高质量发展", "中国式现代化", r"人民群众(?:的)?(?:获得感|幸福感|安全感)[^,，。；\n]{0,12}", "获得感", "幸福感",
    "新时代", "新征程", "不忘初心", "砥砺前行", *_each("交出 答出", r"[^,，。\n]{0,6}答卷"),
    *_each("我 下面我 接下来我", f"(?:就|先)?(?:介绍|回答|补充){_SO_FAR}"), *_each("就 先", f"(?:介绍|回答|补充){_SO_FAR}"),
    *_each("这个问题请 这个问题，请 请", r"[^,，。！!？?；\n]{1,10}(?:回答|作答|解答|介绍)(?=[,，。！!\n]|$)"),
    *_each("介绍 回答 补充", _SO_FAR),
    *_each("时间关系 由于时间关系 最后一个问题 最后一个机会 下一个问题 下一位 请下一位", r"(?:记者|媒体)?(?:朋友)?(?:提问)?"),
    *_each("今天的 本场 本次 今天", r"(?:新闻)?(?:发布会|记者会|通气会|说明会)?(?:就|先)*到(?:这里|这儿|此)(?:结束)?"), "我们先到这里", "就到这里", "到此结束",
    *_each("欢迎 热烈欢迎", r"(?:大家|各位)[^,，。！!\n]{0,8}"), "新闻发布会", "记者招待会", "记者会", "请继续提问", "请提问", "继续提问", "提问",
)  # fmt: skip
SAID_ANYWHERE = lazy("|".join(_ALTERNATIVES))
