-- The tables of the store as everybody reads them: with ids in the place of numbers, and with the texts that the tables
-- of schema.sql hold once. The columns of these views are those that the views of query/asof.sql have.

-- What each trip's own register says; in a library these are tables.
CREATE VIEW publisher_trip AS SELECT t.id AS trip, r.* FROM publisher_all r, trip_all t;

CREATE VIEW party_trip AS SELECT t.id AS trip, r.* FROM party_all r, trip_all t;

CREATE VIEW person_trip AS SELECT t.id AS trip, r.* FROM person_all r, trip_all t;

CREATE VIEW unit_trip AS SELECT t.id AS trip, r.* FROM unit r, trip_all t;

-- In versions a `note` that is a number is the position of the report whose note it is, and a number as `sources` has a
-- bit for each position.
-- Much of a version follows from its start, and is NULL in event_row then. `words` is the rowid of an earlier version
-- that has the same words; foremost is NULL where all participants are.
CREATE VIEW event_version AS
  SELECT e.rowid AS rowid, id, known_from, coalesce(known_to, 9223372036854775807) AS known_to, start, start_qualifier,
    start_part, "end", end_qualifier, end_part, length, stop, place, country, timezone, title, kind, venue, status,
    disputed, participants, coalesce(foremost, participants) AS foremost, named, topics, attendance, CASE typeof(note)
      WHEN 'integer' THEN (
        SELECT v.value FROM record_key k CROSS JOIN value_row v ON v.record = k.rowid AND v.position = e.note
        WHERE k.id = e.id AND k.kind = 'event' AND v.field = 1 /* note */
      )
      ELSE note
    END AS note, concerns,
    after, sources, source_count, publisher_count, differ, expected_fields,
    strftime('%Y-%m-%dT%H:%MZ', earliest_instant, 'unixepoch') AS earliest,
    strftime('%Y-%m-%dT%H:%MZ', coalesce(latest_instant, earliest_instant), 'unixepoch') AS latest, earliest_instant,
    coalesce(latest_instant, earliest_instant) AS latest_instant, sort_instant, sort_precision,
    coalesce(day, substr(start, 1, 10)) AS day, coalesce(clock, substr(start, 12, 5)) AS clock,
    coalesce(offset, nullif(substr(start, 17), '')) AS offset, coalesce(first_local, substr(start, 1, 16)) AS first_local,
    coalesce(last_local, first_local, substr(start, 1, 16)) AS last_local,
    coalesce(end_instant, latest_instant, earliest_instant) AS end_instant,
    CASE typeof(words) WHEN 'integer' THEN (SELECT w.words FROM event_row w WHERE w.rowid = e.words) ELSE words END
      AS words
  FROM event_row e;

CREATE VIEW agreement_version AS
  SELECT v.rowid AS rowid, id, known_from, coalesce(known_to, 9223372036854775807) AS known_to, title, kind, parties, event, concerns, date, date_qualifier,
    date_part, venue, status, disputed, binding, topics, CASE typeof(note)
      WHEN 'integer' THEN (
        SELECT v.value FROM record_key k CROSS JOIN value_row v ON v.record = k.rowid AND v.position = v.note
        WHERE k.id = v.id AND k.kind = 'agreement' AND v.field = 1 /* note */
      )
      ELSE note
    END AS note, CASE typeof(sources)
      WHEN 'integer' THEN (
        SELECT group_concat(s.id, ';') FROM record_key k CROSS JOIN report_row r ON r.record = k.rowid
        CROSS JOIN source_all s ON s.rowid = r.source
        WHERE k.id = v.id AND k.kind = 'agreement' AND (v.sources >> r.position) & 1
      )
      ELSE sources
    END AS sources, source_count, publisher_count, differ,
    expected_fields, sort_instant, first_local, last_local,
    CASE typeof(words) WHEN 'integer' THEN (SELECT w.words FROM agreement_row w WHERE w.rowid = v.words) ELSE words END
      AS words
  FROM agreement_row v;

CREATE VIEW pledge_version AS
  SELECT v.rowid AS rowid, id, known_from, coalesce(known_to, 9223372036854775807) AS known_to, title, kind, payer, payee, amount, unit, unit_word, bound, per,
    unnamed, period, status, disputed, binding, one_side, part_of, event, concerns, overlaps, topics, amount_least,
    amount_most, CASE typeof(note)
      WHEN 'integer' THEN (
        SELECT v.value FROM record_key k CROSS JOIN value_row v ON v.record = k.rowid AND v.position = v.note
        WHERE k.id = v.id AND k.kind = 'pledge' AND v.field = 1 /* note */
      )
      ELSE note
    END AS note, CASE typeof(sources)
      WHEN 'integer' THEN (
        SELECT group_concat(s.id, ';') FROM record_key k CROSS JOIN report_row r ON r.record = k.rowid
        CROSS JOIN source_all s ON s.rowid = r.source
        WHERE k.id = v.id AND k.kind = 'pledge' AND (v.sources >> r.position) & 1
      )
      ELSE sources
    END AS sources, source_count, publisher_count, differ, expected_fields, addable, amount_order, rank,
    first_local, last_local,
    CASE typeof(words) WHEN 'integer' THEN (SELECT w.words FROM pledge_row w WHERE w.rowid = v.words) ELSE words END
      AS words
  FROM pledge_row v;

CREATE VIEW participation AS
  SELECT v.rowid AS version, p.person, (SELECT w.word FROM word w WHERE w.number = p.presence) AS presence
  FROM participation_row p JOIN event_row v ON v.people = p.people;

CREATE VIEW record_stop_all AS
  SELECT o.stop, k.kind, k.id AS record, o.known_from, coalesce(o.known_to, 9223372036854775807) AS known_to
  FROM stop_of o JOIN record_key k ON k.rowid = o.record;

CREATE VIEW record_country_all AS
  SELECT o.country, k.kind, k.id AS record, o.known_from, coalesce(o.known_to, 9223372036854775807) AS known_to
  FROM country_of o JOIN record_key k ON k.rowid = o.record;

CREATE VIEW record_party_all AS
  SELECT o.party, k.kind, k.id AS record, o.known_from, coalesce(o.known_to, 9223372036854775807) AS known_to
  FROM party_of o JOIN record_key k ON k.rowid = o.record;

CREATE VIEW record_event_all AS
  SELECT o.event, k.kind, k.id AS record, o.known_from, coalesce(o.known_to, 9223372036854775807) AS known_to
  FROM event_of o JOIN record_key k ON k.rowid = o.record;

CREATE VIEW report_all AS
  SELECT k.kind, k.id AS record, r.position, s.id AS source, r.known_from,
    (SELECT w.word FROM word w WHERE w.number = r.status) AS status, r.disputed, r.said_by,
    (SELECT v.value FROM value_row v WHERE v.record = r.record AND v.position = r.position AND v.field = 1 /* note */)
    AS note
  FROM report_row r JOIN record_key k ON k.rowid = r.record JOIN source_all s ON s.rowid = r.source;

CREATE VIEW report_value_all AS
  SELECT k.kind, k.id AS record, v.position, w.word AS field, w.type, v.value, r.known_from
  FROM value_row v JOIN report_row r ON r.record = v.record AND r.position = v.position
  JOIN record_key k ON k.rowid = v.record JOIN word w ON w.number = v.field
  WHERE v.field != 1 /* note */;

CREATE VIEW change_all AS
  SELECT k.kind, k.id AS record, s.id AS source, c.step AS position, r.known_from, c.step, w.word AS field, w.type,
    (
      SELECT coalesce(b.value, (
        SELECT v.value FROM value_row v WHERE v.record = b.record AND v.position = b.position AND v.field = b.field
      ))
      FROM change_row b WHERE b.record = c.record AND b.step < c.step AND b.field = c.field
      ORDER BY b.step DESC LIMIT 1
    ) AS before,
    coalesce(c.value, (
      SELECT v.value FROM value_row v WHERE v.record = c.record AND v.position = c.position AND v.field = c.field
    )) AS after,
    (SELECT v.value FROM value_row v WHERE v.record = c.record AND v.position = c.step AND v.field = 1 /* note */) AS
    note,
    c.rank AS rowid
  FROM change_row c JOIN report_row r ON r.record = c.record AND r.position = c.step
  JOIN record_key k ON k.rowid = c.record JOIN source_all s ON s.rowid = r.source JOIN word w ON w.number = c.field;

CREATE VIEW aside_all AS
  SELECT k.kind, k.id AS record, r.known_from, a.step, w.word AS field, w.type,
    (
      SELECT v.value FROM value_row v WHERE v.record = a.record AND v.position = a.step AND v.field = a.field
    ) AS value, a.rank AS rowid
  FROM aside_row a JOIN report_row r ON r.record = a.record AND r.position = a.step
  JOIN record_key k ON k.rowid = a.record JOIN word w ON w.number = a.field;

CREATE VIEW search_text AS
  SELECT t.rowid AS rowid, (SELECT w.word FROM word w WHERE w.number = t.kind) AS kind,
    CASE
      WHEN t.owner IS NULL THEN t.name
      WHEN t.kind = 3 /* source */ THEN (SELECT s.id FROM source_all s WHERE s.rowid = t.owner)
      ELSE (SELECT k.id FROM record_key k WHERE k.rowid = t.owner)
    END AS record,
    (SELECT w.word FROM word w WHERE w.number = t.field) AS field,
    (SELECT w.rank FROM word w WHERE w.number = t.field) AS rank,
    coalesce(t.known_from, CASE t.kind
      WHEN 3 /* source */ THEN (SELECT s.known_from FROM source_all s WHERE s.rowid = t.owner)
      ELSE (SELECT r.known_from FROM report_row r WHERE r.record = t.owner AND r.position = t.position)
    END) AS known_from,
    coalesce(t.known_to, 9223372036854775807) AS known_to,
    CASE
      WHEN t.text IS NOT NULL THEN t.text
      WHEN t.kind != 3 /* source */ THEN (
        SELECT v.value FROM value_row v WHERE v.record = t.owner AND v.position = t.position AND v.field = t.field
      )
      WHEN t.field = 1 /* note */ THEN (SELECT s.note FROM source_all s WHERE s.rowid = t.owner)
      ELSE (SELECT s.title FROM source_all s WHERE s.rowid = t.owner)
    END AS text
  FROM search_row t;

CREATE VIRTUAL TABLE search USING fts5 (
  text, content = 'search_text', content_rowid = 'rowid', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIEW field_version AS
  SELECT k.kind, k.id AS record, f.known_from, coalesce(f.known_to, 9223372036854775807) AS known_to, w.word AS field,
    coalesce((SELECT w.word FROM word w WHERE w.number = f.status), '') AS status, w.type,
    coalesce(CASE typeof(f.value)
      WHEN 'integer' THEN (SELECT b.value FROM field_row b WHERE b.record = f.record AND b.rank = f.value)
      ELSE f.value
    END, CASE
      WHEN f.field = 2 /* status */ THEN (SELECT w.word FROM word w WHERE w.number = f.status)
      ELSE (SELECT v.value FROM value_row v WHERE v.record = f.record AND v.position = f.position AND v.field = f.field)
    END) AS value,
    CASE typeof(f.given)
      WHEN 'integer' THEN (
        SELECT group_concat(s.id, ';') FROM report_row r CROSS JOIN source_all s ON s.rowid = r.source
        WHERE r.record = f.record AND (f.given >> r.position) & 1
      )
      ELSE (
        SELECT group_concat(s.id, ';') FROM json_each('[' || f.given || ']') j
        CROSS JOIN report_row r ON r.record = f.record AND r.position = j.value
        CROSS JOIN source_all s ON s.rowid = r.source
      )
    END AS sources, f.said_by
  FROM field_row f JOIN record_key k ON k.rowid = f.record JOIN word w ON w.number = f.field;
