"""The database schema, as numbered migrations: `PRAGMA user_version` says how many of them a file has been through."""

from __future__ import annotations

from typing import NamedTuple

APPLICATION_ID = 0x54534352  # "TSCR", in the file header: tells our archives from other SQLite files


class Migration(NamedTuple):
    """One step of the schema: the statements that lead to version `number`."""

    number: int
    why: str
    statements: tuple[str, ...]


_FIRST = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # What was read: one row per file (by the digest of its bytes); `program` is the version that structured it.
    """CREATE TABLE source (
        key INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, path TEXT NOT NULL, program TEXT NOT NULL,
        added TEXT NOT NULL)""",
    """CREATE TABLE conference (
        key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source INTEGER NOT NULL REFERENCES source(key),
        kind TEXT NOT NULL, variant TEXT NOT NULL, title TEXT, issuer TEXT, issuer_folded TEXT NOT NULL, place TEXT,
        date TEXT, path TEXT NOT NULL, answers INTEGER NOT NULL, added TEXT NOT NULL)""",
    "CREATE INDEX conference_by_source ON conference(source)",
    "CREATE INDEX conference_by_date ON conference(date)",
    # The record itself, whole: JSON, deflated, with the digest of the JSON.
    """CREATE TABLE record (
        conference INTEGER PRIMARY KEY REFERENCES conference(key) ON DELETE CASCADE,
        json BLOB NOT NULL, digest BLOB NOT NULL)""",
    "CREATE TABLE person (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL)",
    """CREATE TABLE appearance (
        key INTEGER PRIMARY KEY, conference INTEGER NOT NULL REFERENCES conference(key) ON DELETE CASCADE,
        participant TEXT NOT NULL, name TEXT, folded TEXT, part TEXT NOT NULL, outlet TEXT,
        signature TEXT NOT NULL, person INTEGER REFERENCES person(key))""",
    "CREATE INDEX appearance_by_conference ON appearance(conference)",
    "CREATE INDEX appearance_by_name ON appearance(folded, signature)",
    "CREATE INDEX appearance_by_person ON appearance(person)",
    """CREATE TABLE office (
        key INTEGER PRIMARY KEY, text TEXT NOT NULL, organization TEXT, posts TEXT NOT NULL,
        text_folded TEXT NOT NULL, organization_folded TEXT NOT NULL, UNIQUE(text, organization_folded, posts))""",
    """CREATE TABLE holds (
        appearance INTEGER NOT NULL REFERENCES appearance(key) ON DELETE CASCADE, nth INTEGER NOT NULL,
        office INTEGER NOT NULL REFERENCES office(key), PRIMARY KEY (appearance, nth)) WITHOUT ROWID""",
    "CREATE INDEX holds_by_office ON holds(office)",
    # One row per question, answer and statement; its words are in `said`, so that filters read small rows only.
    """CREATE TABLE entry (
        key INTEGER PRIMARY KEY, conference INTEGER NOT NULL REFERENCES conference(key) ON DELETE CASCADE,
        id TEXT NOT NULL, kind TEXT NOT NULL, nth INTEGER NOT NULL,
        appearance INTEGER REFERENCES appearance(key) ON DELETE SET NULL, date TEXT,
        start INTEGER NOT NULL, end INTEGER NOT NULL,
        figures INTEGER NOT NULL, commitments INTEGER NOT NULL, unanswered INTEGER NOT NULL)""",
    "CREATE INDEX entry_by_conference ON entry(conference)",
    "CREATE INDEX entry_by_id ON entry(id)",
    "CREATE INDEX entry_by_speaker ON entry(appearance)",
    "CREATE INDEX entry_by_date ON entry(date)",
    """CREATE TABLE said (
        key INTEGER PRIMARY KEY REFERENCES entry(key) ON DELETE CASCADE, checksum INTEGER NOT NULL,
        text TEXT NOT NULL)""",
    """CREATE TABLE link (
        answer INTEGER NOT NULL REFERENCES entry(key) ON DELETE CASCADE,
        question INTEGER NOT NULL REFERENCES entry(key) ON DELETE CASCADE,
        PRIMARY KEY (answer, question)) WITHOUT ROWID""",
    "CREATE INDEX link_by_question ON link(question)",
    "CREATE TABLE topic (key INTEGER PRIMARY KEY, scheme TEXT NOT NULL, label TEXT NOT NULL, UNIQUE(label, scheme))",
    """CREATE TABLE about (
        entry INTEGER NOT NULL REFERENCES entry(key) ON DELETE CASCADE,
        topic INTEGER NOT NULL REFERENCES topic(key), score REAL NOT NULL, PRIMARY KEY (entry, topic)) WITHOUT ROWID""",
    "CREATE INDEX about_by_topic ON about(topic)",
    "CREATE TABLE outlet (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, folded TEXT NOT NULL)",
    """CREATE TABLE asked_by (
        entry INTEGER NOT NULL REFERENCES entry(key) ON DELETE CASCADE,
        outlet INTEGER NOT NULL REFERENCES outlet(key), PRIMARY KEY (entry, outlet)) WITHOUT ROWID""",
    "CREATE INDEX asked_by_outlet ON asked_by(outlet)",
    # Ids of former readings of a document, and what they became.
    """CREATE TABLE alias (old TEXT NOT NULL, new TEXT NOT NULL, PRIMARY KEY (old, new)) WITHOUT ROWID""",
    # What people decided about persons: never derived, never thrown away.
    """CREATE TABLE decision (
        key INTEGER PRIMARY KEY, verb TEXT NOT NULL, groups TEXT NOT NULL, names TEXT NOT NULL, note TEXT NOT NULL,
        made TEXT NOT NULL)""",
    "CREATE VIRTUAL TABLE words USING fts5(body, who, content='', tokenize='ascii')",
    # Small segments are merged thirty-two at a time: faster to write than FTS5's default of four (docs/archive.md).
    "INSERT INTO words(words, rank) VALUES ('automerge', 0)",
    "INSERT INTO words(words, rank) VALUES ('crisismerge', 32)",
    # A long conference is gathered whole (bytes) before it is written as one segment.
    "INSERT INTO words(words, rank) VALUES ('hashsize', 8000000)",
)

MIGRATIONS: tuple[Migration, ...] = (Migration(1, "the first archive", _FIRST),)


def newest() -> int:
    """The schema version this program writes."""
    return MIGRATIONS[-1].number
