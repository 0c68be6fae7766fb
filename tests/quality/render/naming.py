"""What a label calls a person."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from tests.quality.render.authored import Authored, AuthoredTurn, Person
from tests.quality.render.layout import Layout

_POST = re.compile(
    r"(?:(?:第一|常务)?副)?(?:市长|区长|县长|省长|部长|局长|厅长|处长|主任|书记|院长|校长|行长|司长|署长|关长|主席|会长|所长"
    r"|总经理|董事长|总工程师|站长|队长|发言人)"
)
_SHORTER = {"副局长": "局长", "副主任": "主任", "副市长": "市长", "副厅长": "厅长", "副区长": "区长", "副县长": "县长"}


def main_post(title: str) -> str:
    """The post people are addressed by: the last one of the title (`党组书记、局长` → `局长`)."""
    posts = _POST.findall(title)
    return posts[-1] if posts else ""


def organization(title: str) -> str:
    """The office's organisation: what stands before the first post."""
    match = _POST.search(title)
    head = title[: match.start()] if match else title
    return re.sub(r"(?:党组|党委|党工委)$", "", head)


class Named:
    """A label text and whether a reader of the page knows from it who speaks (given a roster)."""

    __slots__ = ("certain", "text")

    def __init__(self, text: str, *, certain: bool) -> None:
        self.text, self.certain = text, certain


@dataclass(slots=True)
class Naming:
    """Names people the way one layout does; remembers how often somebody was named."""

    layout: Layout
    authored: Authored
    _seen: Counter[str] = field(default_factory=Counter)
    _number: int = 0

    def label(self, turn: AuthoredTurn) -> Named:
        """The label of this turn (`text` is empty where the layout prints none)."""
        person = turn.person
        if turn.is_question and person.part == "reporter":
            self._number += 1
        count = self._seen[person.name or person.title]
        self._seen[person.name or person.title] += 1
        if person.part == "reporter":
            return self._reporter(person)
        form = self.layout.host if person.part == "host" else self.layout.who
        if form == "drift":
            form = ("title+name", "name", "role", "surname+post")[min(count, 3)]
        if form == "first-title":
            form = "title name" if count == 0 else "name"
        return self._person(person, form)

    def _alone(self, part: str) -> bool:
        return len(self.authored.those(part)) == 1

    def _person(self, person: Person, form: str) -> Named:
        name, title = person.name, person.title
        post = main_post(title)
        by_name = {
            "name": name,
            "title+name": title + name,
            "title name": f"{title} {name}",
            "name title": f"{name} {title}",
            "name(title)": f"{name}（{title}）" if title else name,
            "name/title": f"{name}\n{title}",
            "title/name": f"{title}\n{name}",
            "host name": f"主持人 {name}",
            "host+name": f"主持人{name}",
            "host/title+name": f"主持人\n{title}{name}",
            "host(name)": f"主持人（{name}）",
            "spaced": name if len(name) != 2 else f"{name[0]}　{name[1]}",
            "org+name": organization(title) + name,
        }
        if form in by_name:
            return Named(by_name[form].strip(), certain=bool(name))
        if form in {"role", "surname+post", "org+post"}:
            return self._role(person, form, post)
        plain = {"host": "主持人", "A": f"A{self._number or ''}", "答n": f"答{self._number or ''}"}
        if form == "none":
            return Named("", certain=False)
        return Named(plain.get(form, form), certain=self._alone(person.part))

    def _role(self, person: Person, form: str, post: str) -> Named:
        office = organization(person.title)
        text = {
            "role": post or office or person.name,
            "org+post": office + post,
            "surname+post": _family(person) + _SHORTER.get(post, post) if post else person.name,
        }[form]
        others = [p for p in self.authored.those("host", "official") if p != person]
        if form == "surname+post":
            clash = any(_family(p) == _family(person) for p in others)
        else:
            clash = any(
                main_post(p.title) == post and (form == "role" or organization(p.title) == office) for p in others
            )
        if clash:  # a careful editor would print the name
            return Named(person.name, certain=True)
        return Named(text, certain=True)

    def _reporter(self, person: Person) -> Named:
        outlet, name = person.title, person.name
        forms = {
            "outlet记者": f"{outlet}记者" if outlet and not outlet.endswith("记者") else outlet or "记者",
            "outlet": outlet,
            "《outlet》记者": f"《{outlet}》记者" if outlet[-1:] in "报刊" else f"{outlet}记者",
            "outlet记者 name": f"{outlet}记者 {name}".strip(),
            "outlet记者name": f"{outlet}记者{name}",
            "outlet name": f"{outlet} {name}".strip(),
            "记者 name(outlet)": f"记者 {name}（{outlet}）" if name else f"记者（{outlet}）",
            "记者(outlet)": f"记者（{outlet}）",
            "Q": f"Q{self._number}",
            "问n": f"问{self._number}",
            "none": "",
        }
        return Named(forms.get(self.layout.reporter, self.layout.reporter), certain="name" in self.layout.reporter)


def _family(person: Person) -> str:
    """The surname as printed: two characters where it is a compound one."""
    from transcript.chinese.view import simplify
    from transcript.roster.names import surname

    return person.name[: len(surname(simplify(person.name))) or 1]
