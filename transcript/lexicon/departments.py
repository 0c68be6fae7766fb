"""How departments are called in speech, and the words their full names contain, in simplified script.

Source: written by hand from the names of central, provincial and municipal departments. Validity test: `tests/unit/lexicon`.
"""

from __future__ import annotations

import re
from functools import lru_cache

SPOKEN = {
    "住建": "住房和城乡建设|住房城乡建设", "发改": "发展和改革|发展改革", "人社": "人力资源和社会保障|人力资源社会保障", "卫健": "卫生健康",
    "卫生": "卫生健康|卫生", "工信": "工业和信息化|经济和信息化", "经信": "经济和信息化|工业和信息化", "环保": "生态环境|环境保护", "生态环境": "生态环境",
    "交通": "交通运输|交通", "文旅": "文化和旅游|文化广电|文化旅游", "市场监管": "市场监督管理", "市监": "市场监督管理", "农业": "农业农村|农业",
    "农业农村": "农业农村", "自然资源": "自然资源", "规划": "自然资源和规划|规划", "应急": "应急管理", "应急管理": "应急管理", "城管": "城市管理", "教育": "教育",
    "水利": "水利|水务", "水务": "水务|水利", "民政": "民政", "财政": "财政", "公安": "公安", "警方": "公安|警", "税务": "税务", "医保": "医疗保障", "统计": "统计",
    "气象": "气象", "消防": "消防", "司法": "司法", "审计": "审计", "科技": "科学技术|科技", "商务": "商务", "林业": "林业|林草", "体育": "体育", "文物": "文物",
    "金融": "金融", "国资": "国有资产监督", "退役军人": "退役军人", "民宗": "民族宗教", "外事": "外事", "疾控": "疾病预防控制", "药监": "药品监督", "海关": "海关",
    "邮政": "邮政", "电力": "电力|供电|电网", "供电": "供电|电网|电力", "残联": "残疾人联合", "妇联": "妇女联合", "数据": "数据|大数据", "房管": "住房|房屋", "铁路": "铁路",
    "证监": "证券监督", "医院": "医院", "学校": "学校|大学|学院", "法院": "法院", "检察": "检察",
}  # fmt: skip


# The spoken names as one alternation, longer ones first.
NAMES = "|".join(sorted(map(re.escape, SPOKEN), key=len, reverse=True))


@lru_cache(maxsize=1)
def called() -> re.Pattern[str]:
    """A department that is asked: `请问住建部门`, `想请市医保局`; group `who` is its spoken name."""
    return re.compile(
        rf"(?:请问|提给|问给|想问问|问问|想问|想请教|请教|想请|请|问一?下|问)(?:一下)?(?:省|市|区|县|州|我市|我省)?(?P<who>{NAMES})"
        rf"(?:部门|局|委|厅|系统|方面|总队|支队|机关)(?:的)?(?:领导|负责人|同志|嘉宾|发布人|负责同志)?"
    )
