"""Pieces that names of China's minorities are made of where no dot parts them, in simplified script.

Tibetan, Mongolian, Yi and Turkic names have no surname in front: `扎西顿珠` is 扎西 and 顿珠, `乌云高娃` is 乌云 and 高娃. One piece is a name
by itself only where it is listed in `ALONE`: the others are short enough to stand inside ordinary words.

Source: written by hand from names that are common in Tibet, Qinghai, Gannan, Inner Mongolia, Xinjiang and Liangshan (the yearly name reports
of the registration bureau and the handbooks for writing such names in Han characters list the same ones). Validity test: `tests/unit/lexicon`.
"""

from __future__ import annotations

import re
from functools import lru_cache

_TIBETAN = """
鲁茸 拉茸 格茸 阿茸 茸巴 此里 次里 七林 农布 取次 培楚 培初 品楚 定主 都吉 吾金 吾堆 立青 永宗 追玛 布尺
扎西 次仁 才仁 泽仁 卓玛 卓嘎 旺堆 旺姆 旺久 旺杰 旺扎 旺青 顿珠 顿旦 尼玛 达瓦 边巴 拉巴 普布 巴桑 米玛 平措 彭措 多吉 多杰 索朗 索南 洛桑 罗桑 格桑 桑珠
桑杰 桑吉 桑布 桑姆 丹增 旦增 丹巴 丹珠 旦巴 旦珠 登增 登巴 贡布 贡嘎 贡觉 嘎玛 尕玛 尕藏 强巴 向巴 仁青 仁钦 仁增 央金 央宗 央吉 拉姆 拉毛 白玛 曲珍 曲扎
曲央 曲吉 德吉 德庆 德央 群培 群佩 群宗 坚参 坚赞 加措 嘉措 江措 次旺 次珍 次旦 次央 次登 才让 才旦 朗杰 南杰 南加 罗布 诺布 欧珠 班久 班旦 巴珠 措姆 措毛
赤列 晋美 久美 吉美 土登 图登 阿旺 昂旺 益西 伊西 云丹 塔杰 塔青 珠杰 仓决 玉珍 白珍 尼珍 加央 嘉央 降央 江央 江白 江村 泽旺 泽郎 罗让 罗绒 俄色 斯郎 尔玛
华旦 华尔旦 公保 更藏 根敦 更登 格列 格勒 格来 卓尕 西热 西绕 喜饶 念扎 琼达 琼宗 琼拉 金美 曲培 曲批 曲桑 门拉 伦珠 龙珠 桑旦 桑登 扎巴 查斯 夏吾 完玛 官却
""".split()
_MONGOLIAN = """
巴特尔 巴图 孟克 巴雅尔 巴音 巴根 莫日根 莫德格 其其格 其木格 其木德 青格勒 青格乐 青格勒图 青格乐图 敖登 敖日格勒 格日乐 格日勒 格日勒图 格日乐图 乌兰 乌云 乌力吉 乌日娜 乌日图
乌恩 乌尼尔 乌仁 苏和 苏日娜 苏布德 苏雅拉 那顺 那木拉 那日苏 那仁 娜仁 托雅 娜日 娜布其 塔娜 萨仁 萨日娜 萨如拉 萨其日 高娃 图雅 托娅 斯琴 斯日古楞 斯庆 图门
朝鲁 朝克 朝克图 朝格图 布和 布仁 孟和 孟根 宝音 宝力道 宝力高 德力格尔 吉日嘎拉 吉日嘎拉图 额尔敦 额尔德尼 额日德 阿拉坦 阿木古楞 阿古拉 阿斯茹 阿茹娜 哈斯 哈达
毕力格 毕力格图 毕力贡 达来 达楞 达布 呼和 呼格吉勒 呼格吉勒图 满都拉 满都拉图 牧仁 恩和 恩克 通拉嘎 特木尔 特日格勒 铁木尔 赛音 赛罕 赛汗 赛吉 森格 色音 包力 包力道 查干
德德玛 白音 根登 葛根 嘎拉 古楞 诺敏 诺恩 诺日布 钦达 钦达木尼 萨楚拉 道尔吉 道日那 敦德 仁钦 仓央 花 图 夫 巴依尔 巴干 桑布 呼斯乐 呼日勒
""".split()
_TURKIC = """
阿不都 阿布都 阿卜杜 阿卜杜拉 阿不力 阿不来提 阿迪力 阿地力 阿里木 阿力木 阿合买提 阿合曼 阿依 阿依努尔 阿依夏木 阿依提拉 阿孜 阿尔曼 阿达来提 艾力 艾买提 艾合买提
艾尼 艾尼瓦尔 艾则孜 艾散 艾山 艾克拜尔 艾孜买提 买买提 麦麦提 买买提明 买买提江 买合木提 买尔旦 努尔 努尔兰 努尔古丽 努尔买买提 努尔艾力 古丽 古丽娜 古丽娜尔 古丽巴哈尔
古丽仙 古丽扎 古再丽 帕提古丽 帕提玛 玛依拉 玛丽亚木 热合曼 热依木 热西提 热孜万 热依拉 热比亚 吐尔逊 吐尔洪 吐逊 吐尼亚孜 托合提 托乎提 依明 依米提 依不拉音 卡德尔 卡米力
库尔班 库尔曼 吾守尔 吾买尔 吾斯曼 吾拉木 玉素甫 玉山 伊力亚 伊力哈木 伊敏 伊布拉音 亚森 亚生 亚力坤 居来提 居马 居马洪 凯赛尔 哈力克 哈丽 哈丽旦 哈山 哈斯木 叶尔肯 叶尔兰 叶尔江
叶尔波力 巴合提 巴哈尔 巴拉提 别克 木拉提 木合塔尔 肉孜 肉孜买买提 赛买提 赛力克 赛依提 塔依尔 塔吉 塔西 司马义 斯拉木 斯拉吉 沙吾提 沙迪克 沙依 祖农 祖丽 祖丽菲亚 帕尔哈提
帕夏 帕丽达 迪丽 迪丽热巴 迪丽努尔 迪里夏提 米吉提 米热 米娜 西尔艾力 谢尔扎提 夏木西丁 夏提 加尔肯 加娜尔 江 汗 克孜 尼亚孜 尼加提 尼牙孜 穆合塔尔 穆塔力甫 萨拉麦提 萨依热
艾尔肯 艾尔西丁 艾合塔木 如先 茹仙 茹克娅 再努尔 再娜甫 柯尤木 卡哈尔 马木提 马合木提 哈那提 哈德尔 恰尔根 胡尔曼 胡安 达吾提 达列力 沙塔尔 托列 托留 哈孜 木汗 拜山 坎吉
""".split()
_YI = """
吉克 伍且 阿苏 木且 尔且 吉木 吉觉 吉伍 吉史 沙马 曲比 曲木 阿侯 阿苦 阿尔 阿的 阿说 俄木 俄底 马海 海来 的日 尔古 子古 约古 乌牛 贾巴 罗洪 井古 勒勒 且沙 且萨 莫色 加巴 布吉
木呷 木乃 木果 木牛 伍呷 伍各 伍牛 伍加 拉哈 拉博 拉者 日铁 日哈 子呷 子铁 约布 史布 史古 史哈 阿支 阿木 阿呷 阿牛 阿加 色哈 尔布 尔呷 尔哈 么呷 石布 石合 医布 依火 依伍 古体
""".split()

# What only closes a name (`努尔江`, `巴图夫`, `娜仁花`): never its beginning.
_CLOSING = frozenset("江 汗 花 图 夫 别克 克孜".split())

# Pieces that are a whole name, and no ordinary word.
ALONE = frozenset(
    """
加措 嘉措 多吉 多杰 扎西 次仁 泽仁 卓玛 卓嘎 旺堆 旺姆 旺久 顿珠 尼玛 边巴 普布 米玛 平措 索朗 索南 洛桑 格桑 桑珠 丹增 旦增 贡布 嘎玛 强巴 仁青 仁增 央金 央宗 拉姆 曲珍 曲扎 德吉 群培 坚赞 次旺 次珍 次旦
才让 才旦 朗杰 欧珠 赤列 晋美 土登 图登 阿旺 益西 云丹 加央 江白 桑杰 桑吉
巴特尔 巴雅尔 莫日根 莫德格 其其格 其木格 青格勒 青格乐 青格勒图 青格乐图 敖日格勒 格日乐 格日勒 格日勒图 格日乐图 乌力吉 乌日娜 乌日图 苏日娜 苏布德 苏雅拉 那顺 那日苏 娜布其 塔娜 萨日娜 萨如拉
图雅 托娅 斯琴 斯日古楞 朝鲁 朝克图 朝格图 孟和 宝音 宝力道 宝力高 德力格尔 吉日嘎拉 吉日嘎拉图 额尔敦 阿拉坦 阿木古楞 阿古拉 阿茹娜 毕力格 毕力格图 呼格吉勒 呼格吉勒图 满都拉 满都拉图 牧仁
恩和 通拉嘎 特木尔 铁木尔 特日格勒 德德玛 道尔吉 萨楚拉 巴图
阿不来提 阿迪力 阿地力 阿里木 阿力木 阿合买提 阿依努尔 阿依夏木 艾力 艾买提 艾合买提 艾尼瓦尔 艾则孜 艾克拜尔 买买提 麦麦提 买买提明 买买提江 努尔兰 古丽娜尔 古丽巴哈尔 帕提古丽 帕提玛 玛依拉 热合曼
热依木 热西提 吐尔逊 吐尔洪 托合提 依明 卡德尔 库尔班 吾守尔 吾买尔 吾斯曼 玉素甫 伊力哈木 亚力坤 居来提 凯赛尔 哈力克 叶尔肯 叶尔兰 叶尔江 木拉提 木合塔尔 肉孜 赛买提 塔依尔 司马义 斯拉木 沙吾提
帕尔哈提 迪丽热巴 迪丽努尔 迪里夏提 米吉提 谢尔扎提 尼加提 穆塔力甫 艾尔肯 卡哈尔 马合木提 达吾提
木呷 伍呷 拉博 日铁
""".split()
)


def _joined(pieces: list[str]) -> str:
    opening = "|".join(sorted({piece for piece in pieces if piece not in _CLOSING}, key=len, reverse=True))
    every = "|".join(sorted(set(pieces), key=len, reverse=True))
    return f"(?:{opening})(?:{every}){{1,2}}"


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    # Each people's pieces by themselves: no name mixes them.
    return re.compile("|".join(map(_joined, (_TIBETAN, _MONGOLIAN, _TURKIC, _YI))))


@lru_cache(maxsize=1)
def _firsts() -> frozenset[str]:
    return frozenset(piece[:2] for piece in (*_TIBETAN, *_MONGOLIAN, *_TURKIC, *_YI) if len(piece) > 1)


LONGEST = 7


def is_name(text: str) -> bool:
    """Whether a text of Han characters (no dot) is a name of two or three such pieces, or one that stands alone."""
    if not 2 <= len(text) <= LONGEST or text[:2] not in _firsts():
        return False
    return text in ALONE or _pattern().fullmatch(text) is not None
