"""Chinese New Year's day by year, and the months of other occasions that deadlines name.

Source: the Chinese calendar (new moons as published by the Purple Mountain Observatory); written by hand and checked by a validity test.
"""

from __future__ import annotations

NEW_YEAR = {
    2000: "02-05", 2001: "01-24", 2002: "02-12", 2003: "02-01", 2004: "01-22", 2005: "02-09", 2006: "01-29", 2007: "02-18", 2008: "02-07",
    2009: "01-26", 2010: "02-14", 2011: "02-03", 2012: "01-23", 2013: "02-10", 2014: "01-31", 2015: "02-19", 2016: "02-08", 2017: "01-28",
    2018: "02-16", 2019: "02-05", 2020: "01-25", 2021: "02-12", 2022: "02-01", 2023: "01-22", 2024: "02-10", 2025: "01-29", 2026: "02-17",
    2027: "02-06", 2028: "01-26", 2029: "02-13", 2030: "02-03", 2031: "01-23", 2032: "02-11", 2033: "01-31", 2034: "02-19", 2035: "02-08",
}  # fmt: skip
# Occasion → month and day before which a thing is due when it is due before the occasion.
OCCASIONS = {"国庆": "09-30", "元旦": "12-31", "五一": "04-30", "劳动节": "04-30"}
# The month in which an occasion or a season begins, which tells whether it lies ahead.
BEGINS = {
    "春节": 2, "国庆": 10, "元旦": 1, "五一": 5, "端午": 6, "中秋": 9, "暑期": 7, "暑假": 7, "寒假": 1, "春运": 1, "汛期": 6, "汛前": 5,
    "入冬": 11, "入汛": 5, "秋季": 9, "秋天": 9, "春季": 3, "春天": 3, "圣诞": 12,
}  # fmt: skip
# Season or school term → the month it is said of.
SEASONS = {"春": 3, "夏": 6, "秋": 9, "冬": 12, "暑期": 8, "暑假": 8, "寒假": 2, "秋招": 9}
# When feasts begin: month, and day where it is the feast's own.
FEASTS = {"春节": "", "农历新年": "", "过年": "", "国庆": "10", "元旦": "01-01", "五一": "05", "劳动节": "05"}
