"""grow.py - DATABASE ROWS: copies its missions until there are so many. Each copy has an id
of its own, a point near by, and the city of another mission; whom it serves, its contacts
and its words are those of the first. In bulk and in the order of the store: the log of
changes knows nothing of it, and an import of as many takes ten times as long."""

import sqlite3
import sys

RANK = 48  # bits below the rank in mission.number
path, rows = sys.argv[1], int(sys.argv[2])
db = sqlite3.connect(path, isolation_level=None)


def columns(table):
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]


def copy(table, key, others):
    """Every column as it is, but for the key and what `others` gives."""
    values = {key: "copy.number", **others}
    wanted = ", ".join(values.get(name, f"t.{name}") for name in columns(table))
    db.execute(
        f"INSERT INTO {table} ({', '.join(columns(table))}) SELECT {wanted} "
        f"FROM copy CROSS JOIN {table} AS t ON t.{key} = copy.original "
        "ORDER BY copy.number"
    )


db.execute("PRAGMA journal_mode = OFF")
db.execute("PRAGMA synchronous = OFF")
db.execute("PRAGMA cache_size = -262144")
db.execute("PRAGMA temp_store = MEMORY")
db.execute("BEGIN")
(have,) = db.execute("SELECT count(*) FROM mission").fetchone()
db.execute(
    "CREATE TEMP TABLE first AS SELECT row_number() OVER (ORDER BY number) - 1 AS place,"
    " number, city, city_key FROM mission"
)
db.execute("CREATE INDEX temp.first_place ON first (place)")
# The rank stays in the high bits; below, what was a hash is moved along by a large step.
db.execute(
    f"""CREATE TEMP TABLE copy AS
    WITH RECURSIVE n (i) AS (SELECT {have} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {rows})
    SELECT i, f.number AS original, o.city, o.city_key,
           (f.number >> {RANK} << {RANK}) |
           ((f.number + i / {have} * 2654435769) & ((1 << {RANK}) - 1)) AS number
      FROM n JOIN first AS f ON f.place = i % {have}
             JOIN first AS o ON o.place = i * 7919 % {have}
     ORDER BY 5"""
)
copy(
    "mission",
    "number",
    {
        "id": "'Q' || (900000000 + copy.i)",
        "city": "copy.city",
        "city_key": "copy.city_key",
        "latitude": "max(-90, min(90, t.latitude + copy.i * 31 % 1000 / 10000.0 - 0.05))",
        "longitude": "max(-180, min(180, t.longitude + copy.i * 17 % 1000 / 10000.0 - 0.05))",
    },
)
tables = db.execute(
    "SELECT DISTINCT m.name FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS k"
    " WHERE m.type = 'table' AND k.\"table\" = 'mission' AND k.\"to\" = 'number'"
)
for (table,) in tables.fetchall():
    copy(table, "mission", {})
db.execute(
    "INSERT INTO mission_text (rowid, words) SELECT copy.number, t.words FROM copy"
    " CROSS JOIN mission_text AS t ON t.rowid = copy.original ORDER BY copy.number"
)
db.execute(
    "INSERT INTO mission_point SELECT number, latitude, latitude, longitude, longitude"
    " FROM mission WHERE latitude IS NOT NULL AND number IN (SELECT number FROM copy)"
)
db.execute("COMMIT")
db.execute("PRAGMA journal_mode = WAL")
print(db.execute("SELECT count(*) FROM mission").fetchone()[0], "missions made of", have)
