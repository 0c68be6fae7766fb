"""Units of measure and measure words that make a numeral a figure, in simplified script.

Source: written by hand. `MEASURES` are quantities by themselves (also after a small Chinese numeral); `COUNTERS` count things and are
trusted after digits, and after a Chinese numeral when a thing that can be counted follows.
"""

from __future__ import annotations

CURRENCIES = {
    "元": "CNY", "元人民币": "CNY", "人民币": "CNY", "块钱": "CNY", "美元": "USD", "美金": "USD", "港元": "HKD", "港币": "HKD", "欧元": "EUR",
    "日元": "JPY", "日圆": "JPY", "英镑": "GBP", "韩元": "KRW", "卢布": "RUB", "新台币": "TWD", "台币": "TWD", "元新台币": "TWD",
    "澳元": "AUD", "加元": "CAD", "新元": "SGD", "坡元": "SGD", "瑞郎": "CHF", "澳门元": "MOP", "卢比": "INR", "泰铢": "THB",
}  # fmt: skip
RATES = "% ‰ 趴 个百分点 百分点 个基点 基点 倍 成半 成".split()
# Time spans: figures when they measure (平均等候15分钟), none when they date (三年前) or name (24小时值守).
DURATIONS = (
    "个工作日 工作日 个工作天 工作天 个多小时 个半小时 个小时 小时 分钟 秒钟 毫秒 秒 个多月 个半月 个月 个多星期 个星期 个礼拜 星期 礼拜 周 个学时 学时 课时 天 日 年 昼夜"
).split()
AGES = ("周岁", "岁")
MEASURES = (
    "平方公里 平方千米 平方米 平米 立方米 立方 公里 千米 海里 公分 厘米 毫米 微米 纳米 英里 公顷 公斤 千克 毫克 微克 标准立方米 标方 "
    "亿千瓦时 千瓦时 度电 兆瓦时 吉瓦时 太瓦时 兆瓦 吉瓦 千瓦 千伏安 千伏 伏 赫兹 兆赫 摄氏度 吨标准煤 吨标煤 吨 亩次 亩 米 里 升 毫升 斤 克 担 "
    "人次 人份 人天 件次 台次 架次 班次 车次 场次 例次 户次 列次 航次 家次 艘次 剂次 批次 点位 辆次 "
    "标准箱 标箱 比特 兆 TEU GB TB MB Mbps Gbps kWh 兆帕 千帕 MW GW km m³ m² ℃ °C 分贝 级风 周岁 岁 ㎡ ㎥ ㎞ ㎏ 公吨 公尺 平方公尺 立方公尺 平方呎 平方英尺 英尺 呎 吋 坪 公克 "
    "Tops EFLOPS PFLOPS 万亿次 千公里 吨公里 人公里 载重吨 总吨 马力 立方米每秒 米每秒 公里每小时 千米每小时"
).split()
COUNTERS = (
    "个 家 户 人 名 位 项 件 起 例 宗 条 座 所 处 台 套 辆 艘 架 列 班 趟 场 期 批 次 张 份 本 册 篇 部 款 种 类 只 头 羽 尾 匹 株 棵 颗 枚 块 片 间 栋 幢 层 对 组 支 队 "
    "节 门 堂 笔 单 票 箱 桶 瓶 袋 包 床 车 剂 针 分 眼 口 孔 盏 根 把 顶 副 双 股 步 道 轮 章 幅 封 村 师 院 站 线 号线 车皮 案 档 波 页 "
    "千个 余人 余名 梯次 轮次 人口 盒 尊 首 届 级 点 代 环 口井 眼井 方 度"
).split()
# Counters that also number things (3期 may be the third or three of them): the words around decide.
NUMBERING = frozenset("级 点 代 环 步 章 线 号线 站 层 期 届 首 道 轮 门 位 分 口 双 方 度 师 院 车 队 对 部".split())
# What comes after a small Chinese numeral + counter in talk about talk, plans and slogans: no count of anything.
TALK = (
    "方面 问题 部分 层面 维度 环节 角度 阶段 关键词 关键 词 字 特点 特征 特色 重点 要点 亮点 难点 痛点 堵点 热点 观点 看法 想法 原因 因素 意见 建议 例子 故事 数字 数据 "
    "层次 层级 意思 意识 自信 维护 确立 坚持 统一 结合 转变 突破 一批 确保 聚焦 机遇 清单 机制 体系 抓手 着力 更加 有利 不变 到位 全面 统筹 强化 提升 优化 "
    "一律 务必 务实 围绕 立足 突出 注重 狠抓 紧盯 严格 声音 侧面 方向 目标 领域 主题 举措 措施 行动 步骤 计划 时期 时代 说法 心愿 体会 感受 口袋 小题 "
    "情况 事情 事 节点 大局 基础 支柱 要求 原则 理念 关系 词语 词汇 现象 变化 困难 方法 办法 思路 途径 渠道 话题 议题 模式 标志 信号 群体 过程 系列 世纪 年代 季度 月份 "
    "记者 朋友 媒体 提问 回答 补充 小时候 局长 部长 主任 市长 嘉宾 发布人 同志 领导 老师 同事 代表 负责人 侧 坎 理由 层 大类 口号 消息 地方 侧面 承诺 底线 关口 门槛 版本"
).split()
# Of these even digits count nothing: 3个方面.
TALK_ALWAYS = (
    "方面 部分 维度 层面 角度 关键词 字 词 例子 故事 数字 意思 看法 想法 观点 特点 特征 亮点 聚焦 确保 坚持 统一 结合 转变 一批 更加 到位 不变 侧面 记者 朋友 媒体 提问"
).split()
