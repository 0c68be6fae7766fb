"""Invented conferences the tests of this room share."""

from __future__ import annotations

from functools import lru_cache

from transcript.pipeline import structure_text
from transcript.record import Conference

TEXT = """望浦市公共停车治理新闻发布会
时间：2024年5月20日上午9时
主持人高远：各位记者，大家上午好。今天请到市城管局局长柳承志先生、市交警支队副支队长安若水女士。先请柳承志局长介绍情况。
市城管局局长柳承志：谢谢主持人。去年以来，全市新建公共停车泊位1.2万个，投入资金3.5亿元。根据《望浦市停车场管理办法》，我们抓了两件事。一是把闲置的地块用起来。二是把收费的规矩立起来。年底前再建成立体停车楼12座。我先介绍到这里。
主持人高远：谢谢柳局长。下面请提问。
望浦日报记者：柳局长您好，望浦日报记者。请问老旧小区晚上停车难怎么解决？收费标准会不会上调？
柳承志：谢谢你的提问。老旧小区周边的86条道路，晚上七点到早上七点允许停车。今年不调整收费标准。有人说停车像打仗，大家都不容易。
江声晚报记者：江声晚报记者。想问安支队长，占用消防通道怎么处罚？
市交警支队副支队长安若水：占用消防通道的一律拖离，罚款200元，记3分。今年前四个月一共拖离了1460辆。
主持人高远：今天的发布会到此结束，谢谢各位。
"""


@lru_cache(maxsize=8)
def conference(text: str = TEXT, path: str = "parking.txt") -> Conference:
    """A text as a record."""
    return structure_text(text, path=path)[0]
