"""Countries and regions as the press prints them before 记者 (`尼日利亚记者`), in simplified script: where somebody comes from, no outlet.

Source: written by hand, the member states of the United Nations in their usual short forms and the regions of China with a press of their own.
Validity test: `tests/unit/lexicon`.
"""

from __future__ import annotations

COUNTRIES = frozenset(
    """
中国 中方 外国 境外 海外 国外 大陆 内地 香港 澳门 台湾 港澳 港澳台 日本 韩国 朝鲜 蒙古 越南 老挝 柬埔寨 泰国 缅甸 马来西亚 新加坡 印尼 印度尼西亚 菲律宾 文莱 东帝汶 印度
巴基斯坦 孟加拉国 尼泊尔 不丹 斯里兰卡 马尔代夫 阿富汗 哈萨克斯坦 乌兹别克斯坦 吉尔吉斯斯坦 塔吉克斯坦 土库曼斯坦 伊朗 伊拉克 叙利亚 约旦 黎巴嫩 以色列 巴勒斯坦 沙特 沙特阿拉伯
阿联酋 卡塔尔 科威特 巴林 阿曼 也门 土耳其 格鲁吉亚 亚美尼亚 阿塞拜疆 俄罗斯 白俄罗斯 乌克兰 摩尔多瓦 波兰 捷克 斯洛伐克 匈牙利 罗马尼亚 保加利亚 塞尔维亚 克罗地亚 斯洛文尼亚 阿尔巴尼亚
希腊 意大利 西班牙 葡萄牙 法国 德国 英国 爱尔兰 荷兰 比利时 卢森堡 瑞士 奥地利 丹麦 挪威 瑞典 芬兰 冰岛 爱沙尼亚 拉脱维亚 立陶宛 埃及 利比亚 突尼斯 阿尔及利亚 摩洛哥 苏丹 埃塞俄比亚 肯尼亚
坦桑尼亚 乌干达 卢旺达 尼日利亚 加纳 塞内加尔 马里 喀麦隆 刚果 安哥拉 赞比亚 津巴布韦 莫桑比克 南非 纳米比亚 马达加斯加 美国 加拿大 墨西哥 古巴 巴拿马 哥伦比亚 委内瑞拉 秘鲁 智利 巴西 阿根廷
乌拉圭 玻利维亚 厄瓜多尔 澳大利亚 澳洲 新西兰 斐济 巴布亚新几内亚
""".split()
)
