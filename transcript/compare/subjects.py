"""Whose figures a document states: the place, office or company of who speaks, unless the sentence names another."""

from __future__ import annotations

import re

from transcript.chinese.view import view
from transcript.lexicon.patterns import lazy
from transcript.record import Conference, Participant

_PLACE = lazy(
    r"(?P<place>[\u4e00-\u9fff]{1,7}?(?:(?<![副地片社小园校城景])(?:自治区|特别行政区|自治州|自治县|新区|开发区|高新区|示范区|省|市|区|县|州|盟|旗(?![区县镇])|镇|乡|街道)))"
)
_LEVEL = lazy(r"^(?:省|市|区|县|州|盟|旗|镇|乡|自治区)(?=[\u4e00-\u9fff])")
_COMPANY = lazy(r"(?P<company>[\u4e00-\u9fffA-Za-z]{2,12}?(?:集团|公司|股份|银行))")
_WHOLE = {f"{whole}{level}": level for whole in "全我本" for level in ("省", "市", "区", "县", "州", "镇")}
_NATION = frozenset({"全国", "我国"})
_POLITE = lazy(r"^(?:女士们|先生们|出席|欢迎|参加|举办|由|的|在)+")


class Subjects:
    """Whose figures the statements and answers of one conference are."""

    def __init__(self, conference: Conference) -> None:
        self.conference = conference
        self._widest = places(view(" ".join(filter(None, (conference.title, conference.issuer, conference.place)))))
        self._homes = {person.id: _home(person) for person in conference.participants}
        homes = [home for home in self._homes.values() if home]
        self._common = max(homes, key=homes.count) if homes else None
        for person in conference.participants:
            self._widest += tuple(place for title in person.titles for place in places(view(title.text)))

    def of(self, speaker: str | None, said: str | None) -> str:
        """The subject of a figure: what its sentence says, else the speaker's own place, office or company."""
        home = (self._homes.get(speaker) if speaker else None) or self._default()
        if not said:
            return home
        if said in _NATION:
            return "全国"
        if said in _WHOLE:
            return self._whole(said, home)
        return _last(said)

    def _default(self) -> str:
        if self._common:
            return self._common
        if self._widest:
            return self._widest[-1]
        company = _COMPANY.search(view(self.conference.issuer or self.conference.title or ""))
        return company["company"] if company else self.conference.issuer or self.conference.title or "未言明"

    def _whole(self, said: str, home: str) -> str:
        level = _WHOLE[said]
        if home.endswith(level):
            return home
        wider = [place for place in self._widest if place.endswith(level)]
        return wider[0] if wider else said


def places(text: str) -> tuple[str, ...]:
    """The places named at the beginning of words of a text, in order: 河南省安阳市财政局 → 河南省, 安阳市."""
    found: list[str] = []
    for piece in re.split(r"[\s、,。;()“”《》]+", text):
        at = 0
        piece = _POLITE.sub("", piece)
        while match := _PLACE.match(piece, at):
            if len(match["place"]) >= 2 and not _LEVEL.match(match["place"]):
                found.append(match["place"])
            at = match.end()
    return tuple(found)


def _last(place: str) -> str:
    found = places(place)
    return found[-1] if found else place


def _home(person: Participant) -> str | None:
    """The narrowest place of a person's first title, else the company."""
    for title in person.titles:
        plain = view(title.text)
        if person.part == "reporter":
            return None
        if plain.startswith(("国家", "中国", "外交部", "国务院", "全国")):
            return "全国"
        found = places(re.split(r"[、,]", plain)[0])
        if found:
            return found[-1]
        company = _COMPANY.match(plain)
        if company:
            return company["company"]
    return None
