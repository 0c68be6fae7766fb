"""News organisations, in simplified script, and the words their names end in.

Source: written by hand from outlets accredited at Chinese, Hong Kong and Taiwan press conferences.
Validity test: `tests/unit/lexicon`.
"""

from __future__ import annotations

import re
from functools import lru_cache

KNOWN = frozenset(
    """
中央广播电视总台央广 商台 经济一周 新华社 新华网 新华每日电讯 人民日报 人民网 人民日报海外版 中央广播电视总台 总台央视 总台国广 总台央广 总台 央视 央视新闻 央视网 央广
央广网 中央电视台 中央人民广播电台 中国国际广播电台 国际在线 中国之声 CGTN CCTV 中新社 中国新闻社 中新网 中国新闻网 中国日报
中国日报网 光明日报 光明网 经济日报 中国经济网 经济观察报 经济参考报 科技日报 工人日报 中国青年报 中青报 中青网 农民日报 法治日报 法制日报
检察日报 人民法院报 环球时报 环球网 环球杂志 解放军报 中国军网 中国网 中国妇女报 中国教育报 中国环境报 中国交通报 中国水利报
中国应急管理报 健康报 健康时报 中国医药报 中国证券报 上海证券报 证券时报 证券日报 金融时报 第一财经 财新 财新传媒 财新网 财经
界面新闻 澎湃新闻 澎湃 封面新闻 红星新闻 上游新闻 极目新闻 九派新闻 大河报 大河网 大象新闻 顶端新闻 河南日报 新京报 北京日报 北京青年报
北青报 北京晚报 北京广播电视台 北京卫视 北京商报 解放日报 文汇报 新民晚报 上观新闻 东方卫视 看看新闻 南方日报 南方都市报
南都 21世纪经济报道 每日经济新闻 时代周报 中国企业家 经济导报 南方周末 羊城晚报 广州日报 深圳特区报 深圳商报 深圳卫视 晶报 浙江日报 浙江卫视 钱江晚报 都市快报 潮新闻 新华日报 江苏卫视
扬子晚报 现代快报 大众日报 齐鲁晚报 海报新闻 湖北日报 湖北广电 楚天都市报 长江日报 长江云 湖南日报 湖南卫视 潇湘晨报 红网 四川日报
四川观察 华西都市报 成都商报 重庆日报 贵州日报 云南日报 云南网 广西日报 海南日报 福建日报 东南网 江西日报 安徽日报 陕西日报 华商报
三秦都市报 甘肃日报 青海日报 宁夏日报 新疆日报 天山网 西藏日报 内蒙古日报 辽宁日报 吉林日报 黑龙江日报 河北日报 长城网 山西日报
山西晚报 天津日报 津云 香港中评社 中评社 香港商报 大公报 文汇报 大公文汇 香港文汇报 明报 信报 星岛日报 东方日报 苹果日报 经济日报 香港经济日报
南华早报 凤凰卫视 凤凰网 无线电视 TVB 有线电视 NOW新闻 Now新闻 Now 香港电台 RTHK 商业电台 亚洲电视 香港01 立场新闻 众新闻 独立媒体
苹果 端传媒 橙新闻 点新闻 紫荆杂志 澳门日报 澳广视 澳门广播电视 力报 中央社 中央通讯社 联合报 联合新闻网 中国时报 中时 自由时报 工商时报
经济日报 旺报 苹果新闻网 上报 风传媒 镜周刊 镜传媒 镜新闻 天下杂志 商业周刊 远见 今周刊 数位时代 科技新报 电子时报 DIGITIMES
iThome INSIDE TechNews ETtoday 东森新闻 东森 三立新闻 三立 民视 台视 中视 中视新闻 华视 华视新闻 公视 TVBS 年代 年代新闻 寰宇新闻 非凡新闻
36氪 虎嗅 钛媒体 盖世汽车 亿欧 雷锋网 爱范儿 晚点 晚点LatePost 甲子光年 量子位 机器之心 极客公园 品玩 界面 蓝鲸财经 智通财经 格隆汇 华尔街见闻 财联社 半月谈 瞭望 求是 三联生活周刊 中国新闻周刊 每经 经观
高盛 摩根士丹利 摩根大通 大摩 小摩 瑞银 花旗 汇丰 野村 大和 中金公司 中金 美银 美银证券 美林 里昂 麦格理 杰富瑞 巴克莱 德意志银行 法国巴黎银行 瑞信 中信证券 中信建投
华泰证券 国泰君安 海通证券 招商证券 广发证券 申万宏源 兴业证券 东方证券 银河证券 国信证券 光大证券 安信证券 中泰证券 平安证券 天风证券 浙商证券 长江证券
NikkeiAsia 日经亚洲评论 新唐人 大纪元 中广 中央广播电台 央广 警广 关键评论网 报导者 Yahoo NOWnews 新头壳 台湾英文新闻 cheers
路透社 路透 法新社 美联社 合众国际社 彭博社 彭博 彭博新闻社 塔斯社 俄新社 今日俄罗斯 国际文传电讯社 共同社 时事社 日本广播协会 NHK 朝日新闻
朝日电视台 读卖新闻 每日新闻 产经新闻 日本经济新闻 日经新闻 日经亚洲 日本电视网 日本电视台 东京电视台 富士电视台 TBS 韩联社 KBS MBC
SBS 朝鲜日报 中央日报 东亚日报 德新社 德国之声 德国电视一台 明镜周刊 法国国际广播电台 法国电视台 安莎社 埃菲社 西班牙国家电视台 葡新社
英国广播公司 BBC 天空新闻 卫报 泰晤士报 每日电讯报 金融时报 经济学人 独立报 纽约时报 华盛顿邮报 华尔街日报 今日美国 洛杉矶时报
时代周刊 新闻周刊 财富 福布斯 美国有线电视新闻网 CNN CNBC NBC ABC CBS FOX 福克斯新闻 美国全国广播公司 美国广播公司 美国之音 自由亚洲电台
国家公共电台 NPR PBS VICE Politico 澳大利亚广播公司 加拿大广播公司 CBC 环球邮报 印度报业托拉斯 印度斯坦时报 印度教徒报 巴基斯坦联合通讯社 联合通讯社
半岛电视台 阿拉比亚电视台 中阿卫视 阿纳多卢通讯社 土耳其广播电视 伊朗声像组织 伊通社 伊朗伊斯兰共和国通讯社 埃及中东通讯社 中东社 沙通社 乌通社 哈通社 越通社
越南通讯社 越南之声 马新社 星洲日报 南洋商报 联合早报 海峡时报 亚洲新闻台 新加坡 泰国国家电视台 曼谷邮报 国民报 安塔拉通讯社
拉美社 古巴拉美社 墨通社 巴西环球电视台 圣保罗页报 南非独立传媒 非洲新闻社 尼通社 AFP AP Reuters Bloomberg Xinhua
TheStandard SCMP SouthChinaMorningPost RTHK Kyodo KyodoNews NHKWorld Yonhap NewYorkTimes TheNewYorkTimes FinancialTimes WallStreetJournal TheWallStreetJournal
DPA EFE TASS Itar-TASS ChinaDaily GlobalTimes XinhuaNews StraitsTimes TheStraitsTimes ChannelNewsAsia CNA Lusa TDM MacauDaily HojeMacau PontoFinal TaipeiTimes FocusTaiwan TheGuardian AlJazeera AssociatedPress NikkeiNews
""".split()
)

# Endings that make a short label an outlet. The second group needs a name before it.
_ENDINGS = (
    "日报 晚报 晚刊 晨刊 早报 晨报 时报 商报 都市报 快报 周报 导报 信息报 法制报 法治报 青年报 农民报 工人报 妇女报 特区报 邮报 先驱报 论坛报 页报 报业 报社 "
    "党报 联合报 教育报 环境报 交通报 电视台 卫视 电视 电视网 电台 广播电台 广播电视台 广播电视总台 广播公司 广播协会 广播电视 广电 广电总台 总台 "
    "通讯社 新闻社 新闻网 新闻台 新闻 传媒 传媒集团 报业集团 融媒 融媒体 融媒体中心 媒体中心 客户端 新闻客户端 周刊 周报 杂志 月刊 网站 之声 新闻频道 "
    "频道 在线 证券 资管 证券研究所 交通广播 新闻广播 经济广播 人民广播 广播网 云媒 视听 日报社 晚报社 新媒体 新闻中心 报业传媒 财经 新闻周刊 中新网 文传 TV 新闻周报 农村版 海外版 经济报 论坛 快讯 有线 记者站 电视公司 "
    "日報 中央社 报纸 网络电视 电讯社 电讯报 电讯"
).split()
_SHORT_ENDINGS = ("报", "社", "网", "台", "刊", "视")

# Endings that are no outlet when they stand alone.
BARE_ENDINGS = frozenset(
    "证券 有价证券 重视 电视 新闻 频道 在线 论坛 财经 周报 传媒 快讯 有线 视听 杂志 网站 客户端 电台 报纸 月刊 周刊 总台 卫视 报社 电视台".split()
)

# Words that end like an outlet but are none, alone or at the end of a longer word.
NOT_OUTLETS = frozenset(
    "地震台 气象台 天文台 电视塔 观测台 后台 平台 情报 汇报 通报 申报 预报 举报 公报 海报 旅行社 合作社 出版社 供销社 互联网 官网 电网 平台 后台 前台 讲台 柜台 舞台 窗台 阳台 民政局 "
    "管网 路网 联网 全网 上网 入网 月台 站台 工作报 上报 瞒报 填报 简报 回报 战报 捷报 年报 季报 财报 月报 警报 喜报 会社 茶社 公社 "
    "忽视 影视 监视 巡视 卫视台 资讯平台 服务平台 车联网 物联网 水网 铁路网 高铁网 公路网 骨干网".split()
)


@lru_cache(maxsize=1)
def ending() -> re.Pattern[str]:
    """Matches a text that ends like an outlet (strong endings in group 1, short ones in group 2)."""
    strong = "|".join(sorted(map(re.escape, _ENDINGS), key=len, reverse=True))
    short = "".join(_SHORT_ENDINGS)
    return re.compile(f"(?:(.*(?:{strong}))|(.{{1,10}}[{short}]))$")


def simplified_known() -> frozenset[str]:
    """Known outlets, lower-cased, for comparison with a view."""
    return _KNOWN_LOWER


_KNOWN_LOWER = frozenset(name.lower() for name in KNOWN)
