"""The archive: conferences in one SQLite file, searchable by what was said, by whom, when and to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from transcript.archive import connection
from transcript.archive.fold import Folding
from transcript.archive.results import Doubtful, Hit, Listed, Person, SearchResults
from transcript.archive.search import Searcher, Sort
from transcript.errors import ArchiveError, DamagedArchive, QueryError

if TYPE_CHECKING:
    from transcript.archive import store
    from transcript.archive.check import Report
    from transcript.export.citation import Reference
    from transcript.record import Conference


class Archive:
    """One archive file; use it as a context manager.

        with Archive("archive.db") as archive:
            archive.add(conference)
            for hit in archive.search("老旧小区", official="王其峰"):
                print(hit.speaker, hit.offices, hit.snippet.text, hit.cite())

    `path` defaults to `TRANSCRIPT_ARCHIVE`, else the user's data folder. `read_only` opens an existing archive and
    never writes to it. `timeout` is how many seconds a writer waits for another before ArchiveBusy is raised.
    Any number of processes may read while one writes. Not for use by several threads at once: open one each.
    """

    def __init__(self, path: str | Path | None = None, *, read_only: bool = False, timeout: float = 60.0) -> None:
        self.path = Path(path).expanduser() if path is not None else connection.default_path()
        self.read_only = read_only
        self._timeout = timeout
        self._open()

    def _open(self) -> None:
        self._connection = connection.connect(self.path, read_only=self.read_only, timeout=self._timeout)
        self._file = connection.identity(self.path)
        for name in ("_folding", "_searcher"):
            self.__dict__.pop(name, None)
        with connection.translated(self.path):
            self._connection.create_function("holds_run", 2, self._holds_run, deterministic=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file. Calling it twice does no harm."""
        if not self.read_only:
            connection.give_back(self._connection)
        self._connection.close()

    # What goes in -----------------------------------------------------------------------------------------------------

    def add(self, conference: Conference) -> store.Change:
        """Stores a conference: `added`, `replaced` (another reading of it was there) or `unchanged`.

        All of it or nothing: when this returns, the record is on the disk.
        """
        from transcript.archive import store

        with connection.translated(self.path), self._writing():
            return store.put(self._connection, self._folding, conference, program=self._program)

    def add_many(self, conferences: Iterable[Conference]) -> dict[store.Change, int]:
        """Stores conferences one by one (each atomic, so what is stored stays); returns how many of each change."""
        counts: dict[store.Change, int] = {"added": 0, "replaced": 0, "unchanged": 0}
        for conference in conferences:
            counts[self.add(conference)] += 1
        return counts

    def add_source(self, conferences: Sequence[Conference]) -> Sequence[store.Change]:
        """Stores all records of one file at once, and takes out those only a former reading of the file had."""
        from transcript.archive import store

        with connection.translated(self.path), self._writing():
            return store.put_source(self._connection, self._folding, conferences, program=self._program)

    def has_source(self, sha256: str, *, program: str | None = None) -> bool:
        """Whether the file with this digest was read by this version of the program (or by `program`)."""
        with connection.translated(self.path):
            row = self._connection.execute(
                "SELECT 1 FROM source WHERE sha256 = ? AND program = ?", (sha256, program or self._program)
            ).fetchone()
        return row is not None

    def remove(self, id: str) -> None:
        """Takes out a conference by its id (or the beginning of it). Raises QueryError when there is none."""
        from transcript.archive import store

        with connection.translated(self.path), self._writing():
            key, _ = self._find(id)
            store.drop(self._connection, self._folding, key)

    # What comes out ---------------------------------------------------------------------------------------------------

    def search(
        self,
        text: str | None = None,
        *,
        official: str | None = None,
        role: str | None = None,
        organization: str | None = None,
        outlet: str | None = None,
        topic: str | None = None,
        issuer: str | None = None,
        since: str | None = None,
        until: str | None = None,
        kind: str | None = None,
        has: str | Sequence[str] | None = None,
        conference: str | None = None,
        sort: Sort = "relevance",
        limit: int | None = 20,
        offset: int = 0,
        facets: bool = False,
    ) -> SearchResults:
        """Everything that says `text` (see docs/query-language.md; None: anything) and fits every filter.

        `limit=None` gives all of it, loaded in pieces while iterating. Raises QueryError for a query or a filter value
        that cannot be understood; when nothing matches, `results.hint` says what to try.
        """
        given = {
            "official": official, "role": role, "organization": organization, "outlet": outlet, "topic": topic,
            "issuer": issuer, "since": since, "until": until, "kind": kind, "conference": conference,
        }  # fmt: skip
        filters = [(name, value) for name, value in given.items() if value is not None]
        filters += [("has", value) for value in ((has,) if isinstance(has, str) else has or ())]
        with connection.translated(self.path):
            return self._searcher.search(text, filters, sort=sort, limit=limit, offset=offset, facets=facets)

    def entry(self, id: str) -> Hit:
        """One question, answer or statement by its id, also by an id of a former reading. Raises QueryError."""
        with connection.translated(self.path):
            row = self._connection.execute(
                "SELECT key FROM entry WHERE id = ? UNION ALL SELECT e.key FROM alias a JOIN entry e ON e.id = a.new"
                " WHERE a.old = ? LIMIT 1",
                (id, id),
            ).fetchone()
            if row is None:
                raise QueryError(f"nothing has the id {id} in this archive", remedy="`transcript search` prints ids")
            return self._searcher.load([(row[0], 0.0)], [])[0]

    def reference(self, id: str) -> Reference:
        """What a citation of an entry or a conference is made of (see `export.citation.cite`). Raises QueryError."""
        from transcript.export.citation import conference_reference, reference

        try:
            return reference(self.entry(id))
        except QueryError:
            try:
                return conference_reference(self.conference(id))
            except QueryError:
                raise QueryError(
                    f"nothing has the id {id} in this archive", remedy="`transcript search` prints ids"
                ) from None

    def said_by(self, person: str, *, limit: int | None = None) -> SearchResults:
        """What a person (by id) said and asked, newest first."""
        with connection.translated(self.path):
            return self._searcher.said_by(person, limit=limit)

    def conference(self, id: str) -> Conference:
        """The record of this id (or of the beginning of one). Raises QueryError, DamagedArchive."""
        with connection.translated(self.path):
            key, full = self._find(id)
            return self._record(key, full)

    def conferences(self) -> Iterator[Conference]:
        """Every record, by date. One at a time: memory stays small."""
        for listed in self.list():
            yield self.conference(listed.id)

    def list(self) -> Sequence[Listed]:
        """Every conference, by date."""
        with connection.translated(self.path):
            rows = self._connection.execute(
                "SELECT c.id, c.date, c.title, c.issuer, c.kind, c.answers, c.path, s.sha256, c.added FROM conference c"
                " JOIN source s ON s.key = c.source ORDER BY c.date IS NULL, c.date, c.key"
            )
            return [Listed(*row) for row in rows]

    def export(self) -> Iterator[str]:
        """Every record as one line of JSON."""
        for conference in self.conferences():
            yield conference.to_json()

    def stats(self) -> dict[str, int | str | None]:
        """How much there is of everything, and from when to when."""
        from transcript.archive import biography

        with connection.translated(self.path):
            return biography.stats(self._connection)

    # People -----------------------------------------------------------------------------------------------------------

    def people(self, name: str | None = None) -> Sequence[Person]:
        """Everybody of this name (or id, or 王局长, or an office), namesakes apart; without a name everybody known."""
        from transcript.archive import biography

        with connection.translated(self.path):
            return biography.people(self._connection, self._folding, name)

    def person(self, name: str) -> Person:
        """The one person meant. Raises QueryError when it is nobody, or several people."""
        found = self.people(name)
        found = [person for person in found if person.id == name] or found  # an id that a merged one also had
        if not found:
            raise QueryError(
                f"nobody called {name} in this archive", remedy="`transcript search --official` tells more"
            )
        if len(found) > 1:
            several = "; ".join(f"{person.id} {person.name} {person.office}".strip() for person in found[:9])
            raise QueryError(f"{len(found)} people are meant by {name}: {several}", remedy="give the id")
        return found[0]

    def doubtful(self) -> Sequence[Doubtful]:
        """Appearances of one name that may or may not be one person, for review."""
        from transcript.archive import biography

        with connection.translated(self.path):
            return biography.doubtful(self._connection)

    def merge(self, *persons: str, note: str = "") -> Person:
        """Decides that these (ids or unambiguous names) are one person, for now and for later imports."""
        from transcript.archive import biography

        if len(persons) < 2:
            raise QueryError("merge needs two persons", remedy="give two ids (`transcript person NAME` prints them)")
        with connection.translated(self.path), self._writing():
            identity = biography.merge(self._connection, [self.person(one).id for one in persons], note)
        return self.person(identity)

    def split(self, person: str, conferences: Sequence[str], *, note: str = "") -> Person:
        """Decides that whoever appears as this person at these conferences is somebody else; returns that other."""
        from transcript.archive import biography

        with connection.translated(self.path), self._writing():
            ids = [self._find(one)[1] for one in conferences]
            identity = biography.split(self._connection, self.person(person).id, ids, note)
        return self.person(identity)

    # Upkeep -----------------------------------------------------------------------------------------------------------

    def check(self, *, repair: bool = False) -> Report:
        """Verifies the file, every record, every text and the index; `repair` rebuilds the archive from the records
        that are whole and keeps the damaged file beside it."""
        from transcript.archive import check

        if not repair:
            return check.verify(self._connection, self.path)
        if self.read_only:
            raise ArchiveError("the archive was opened for reading only", where=str(self.path))
        self.close()
        report = check.check(self.path, repair=True, timeout=self._timeout)
        self._open()
        return report

    # Inside -----------------------------------------------------------------------------------------------------------

    @cached_property
    def _folding(self) -> Folding:
        row = self._connection.execute("SELECT value FROM meta WHERE name = 'folding'").fetchone()
        try:
            return Folding.from_json(row[0])
        except (TypeError, ValueError) as error:
            raise DamagedArchive(
                "the folding table is missing or damaged",
                where=str(self.path),
                remedy="`transcript archive check --repair`",
            ) from error

    @cached_property
    def _searcher(self) -> Searcher:
        return Searcher(self._connection, self._folding, where=str(self.path))

    @cached_property
    def _program(self) -> str:
        import transcript

        return transcript.__version__

    def _writing(self) -> Any:
        if self.read_only:
            raise ArchiveError("the archive was opened for reading only", where=str(self.path))
        return connection.writing(self._connection, path=self.path, file=self._file)

    def _holds_run(self, text: str, folded: str) -> bool:
        return folded in self._folding.fold(text)

    def _find(self, id: str) -> tuple[int, str]:
        rows = self._connection.execute(
            "SELECT key, id FROM conference WHERE id = ? UNION SELECT c.key, c.id FROM alias a"
            " JOIN conference c ON c.id = a.new WHERE a.old = ?",
            (id, id),
        ).fetchall()
        if not rows and len(id) >= 4:
            rows = self._connection.execute(
                "SELECT key, id FROM conference WHERE substr(id, 1, ?) = ? LIMIT 2", (len(id), id)
            ).fetchall()
        if not rows:
            raise QueryError(f"no conference {id} in this archive", remedy="`transcript archive list` prints the ids")
        if len(rows) > 1:
            raise QueryError(f"several conferences begin with {id}", remedy="give more of the id")
        return int(rows[0][0]), str(rows[0][1])

    def _record(self, key: int, id: str) -> Conference:
        from transcript.archive.seal import unpack
        from transcript.record import Conference

        row = self._connection.execute("SELECT json, digest FROM record WHERE conference = ?", (key,)).fetchone()
        if row is None:
            raise DamagedArchive("the record is missing", where=id, remedy="add the document to the archive again")
        return Conference.from_json(unpack(row[0], row[1], where=id), where=id)
