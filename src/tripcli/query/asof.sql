-- Each kind as of one moment: query.knowledge puts the instant in the place of :as_of, and no view shows what was not
-- known then. A row names no record that was not known during its interval: the store keeps links so.

-- The trips of which something was known, with the days that were known then. A library has several trips: the ids of
-- their stops, events, agreements, pledges and sources are `trip/id`. `trip` in the other views is the id of the trip
-- to which a row belongs, also where a store has one trip and its ids are bare.
CREATE TEMP VIEW trip AS
  SELECT t.id, t.title, t.traveler, t.timezone, t.position, t.prefix,
    CASE WHEN :as_of = 9223372036854775806 THEN t.first_day ELSE substr(coalesce((
      SELECT min(nullif(s.first_local, '1000-01-01T00:00')) FROM stop_version s
      WHERE s.id >= t.prefix AND s.id < t.prefix || char(1114111) AND s.known_from <= :as_of AND :as_of < s.known_to
    ), (
      SELECT min(nullif(e.first_local, '1000-01-01T00:00')) FROM event_version e
      WHERE e.id >= t.prefix AND e.id < t.prefix || char(1114111) AND e.known_from <= :as_of AND :as_of < e.known_to
    ), ''), 1, 10) END AS first_day,
    CASE WHEN :as_of = 9223372036854775806 THEN t.last_day ELSE substr(coalesce((
      SELECT CASE WHEN min(nullif(s.first_local, '1000-01-01T00:00')) IS NOT NULL THEN max(s.last_local) END
      FROM stop_version s
      WHERE s.id >= t.prefix AND s.id < t.prefix || char(1114111) AND s.known_from <= :as_of AND :as_of < s.known_to
    ), (
      SELECT max(e.last_local) FROM event_version e
      WHERE e.id >= t.prefix AND e.id < t.prefix || char(1114111) AND e.known_from <= :as_of AND :as_of < e.known_to
    ), ''), 1, 10) END AS last_day
  FROM trip_all t WHERE t.known_from <= :as_of OR t.prefix = '';
CREATE TEMP VIEW publisher AS SELECT * FROM publisher_all WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW source AS SELECT *, coalesce(nullif(substr(id, 1, instr(id, '/') - 1), ''), (SELECT only.id FROM trip_all only)) AS trip
  FROM source_all WHERE known_from <= :as_of;
CREATE TEMP VIEW party AS SELECT * FROM party_all WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW person AS SELECT * FROM person_all WHERE known_from <= :as_of AND :as_of < known_to;
-- A person as the register of each trip has it: the office held on that trip.
CREATE TEMP VIEW person_of_trip AS SELECT * FROM person_trip WHERE known_from <= :as_of;
CREATE TEMP VIEW stop AS
  SELECT rowid AS version, *, coalesce(nullif(substr(id, 1, instr(id, '/') - 1), ''), (SELECT only.id FROM trip_all only)) AS trip
  FROM stop_version WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW event AS
  SELECT rowid AS version, *, coalesce(nullif(substr(id, 1, instr(id, '/') - 1), ''), (SELECT only.id FROM trip_all only)) AS trip
  FROM event_version WHERE known_from <= :as_of AND :as_of < known_to;
-- An agreement without a date has that of its event. Its place is the stop of that event, or off the route its place,
-- when that lies in a country: a social medium is no place.
CREATE TEMP VIEW agreement AS
  SELECT a.rowid AS version, a.id, a.title, a.kind, a.parties, a.event, a.concerns, coalesce(a.date, e.day) AS date,
    coalesce(a.date_qualifier, CASE WHEN a.date IS NULL THEN e.start_qualifier END) AS date_qualifier,
    coalesce(a.date_part, CASE WHEN a.date IS NULL THEN e.start_part END) AS date_part,
    a.venue, a.status, a.disputed, a.binding, a.topics, a.note, a.sources, a.source_count, a.publisher_count, a.differ,
    a.expected_fields,
    CASE WHEN a.date IS NULL THEN coalesce(e.sort_instant, a.sort_instant) ELSE a.sort_instant END AS sort_instant,
    a.first_local, a.last_local, a.words, CASE WHEN e.stop IS NOT NULL OR e.country IS NOT NULL THEN e.place END AS place,
    coalesce(nullif(substr(a.id, 1, instr(a.id, '/') - 1), ''), (SELECT only.id FROM trip_all only)) AS trip
  FROM agreement_version a
  LEFT JOIN event_version e ON e.id = a.event AND e.known_from <= :as_of AND :as_of < e.known_to
  WHERE a.known_from <= :as_of AND :as_of < a.known_to;
CREATE TEMP VIEW pledge AS
  SELECT rowid AS version, *, coalesce(nullif(substr(id, 1, instr(id, '/') - 1), ''), (SELECT only.id FROM trip_all only)) AS trip
  FROM pledge_version WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW report AS SELECT *, coalesce(nullif(substr(record, 1, instr(record, '/') - 1), ''), (SELECT only.id FROM trip_all only)) AS trip
  FROM report_all WHERE known_from <= :as_of;
CREATE TEMP VIEW report_value AS SELECT *, coalesce(nullif(substr(record, 1, instr(record, '/') - 1), ''), (SELECT only.id FROM trip_all only)) AS trip
  FROM report_value_all WHERE known_from <= :as_of;
CREATE TEMP VIEW change AS SELECT *, coalesce(nullif(substr(record, 1, instr(record, '/') - 1), ''), (SELECT only.id FROM trip_all only)) AS trip
  FROM change_all WHERE known_from <= :as_of;
CREATE TEMP VIEW aside AS SELECT *, coalesce(nullif(substr(record, 1, instr(record, '/') - 1), ''), (SELECT only.id FROM trip_all only)) AS trip
  FROM aside_all WHERE known_from <= :as_of;
CREATE TEMP VIEW field AS SELECT *, coalesce(nullif(substr(record, 1, instr(record, '/') - 1), ''), (SELECT only.id FROM trip_all only)) AS trip
  FROM field_version WHERE known_from <= :as_of AND :as_of < known_to;
-- All disagreements of each record; of those that a stop, its halt and its arrival event all tell, `conflict` has one.
CREATE TEMP VIEW record_conflict AS
  SELECT rowid, *, coalesce(nullif(substr(record, 1, instr(record, '/') - 1), ''), (SELECT only.id FROM trip_all only)) AS trip
  FROM conflict_version WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW conflict AS
  SELECT * FROM record_conflict c
  WHERE c.difference IS NULL OR NOT EXISTS (
    SELECT 1 FROM record_conflict o
    WHERE o.difference = c.difference AND (o.rank, o.kind, o.record, o.status) < (c.rank, c.kind, c.record, c.status)
  );
CREATE TEMP VIEW participant AS
  SELECT e.id AS event, p.person, p.presence FROM participation p JOIN event e ON e.version = p.version;
-- The moment at which each trip ended: its last day was over everywhere on earth (in UTC-12), so that no report of that
-- day is later, wherever it was published.
CREATE TEMP VIEW trip_end AS SELECT id AS trip, CAST(strftime('%s', last_day) AS INT) + 129599 AS instant FROM trip;
CREATE TEMP VIEW record_stop AS SELECT * FROM record_stop_all WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW record_country AS SELECT * FROM record_country_all WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW record_party AS SELECT * FROM record_party_all WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW record_event AS SELECT * FROM record_event_all WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW pledge_above AS SELECT * FROM pledge_above_all WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW pledge_overlap AS SELECT * FROM pledge_overlap_all WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW text AS SELECT * FROM search_text WHERE known_from <= :as_of AND :as_of < known_to;
