-- Each kind as of one moment: query.knowledge puts the instant in the place of :as_of, and no view shows what was not
-- known then. A row names no record that was not known during its interval: the store keeps links so.

CREATE TEMP VIEW publisher AS SELECT * FROM publisher_all WHERE known_from <= :as_of;
CREATE TEMP VIEW source AS SELECT * FROM source_all WHERE known_from <= :as_of;
CREATE TEMP VIEW party AS SELECT * FROM party_all WHERE known_from <= :as_of;
CREATE TEMP VIEW person AS SELECT * FROM person_all WHERE known_from <= :as_of;
CREATE TEMP VIEW stop AS
  SELECT rowid AS version, * FROM stop_version WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW event AS
  SELECT rowid AS version, * FROM event_version WHERE known_from <= :as_of AND :as_of < known_to;
-- An agreement without a date has that of its event. Its place is the stop of that event, or off the route its place,
-- when that lies in a country: a social medium is no place.
CREATE TEMP VIEW agreement AS
  SELECT a.rowid AS version, a.id, a.title, a.kind, a.parties, a.event, a.concerns, coalesce(a.date, e.day) AS date,
    coalesce(a.date_qualifier, CASE WHEN a.date IS NULL THEN e.start_qualifier END) AS date_qualifier,
    coalesce(a.date_part, CASE WHEN a.date IS NULL THEN e.start_part END) AS date_part,
    a.venue, a.status, a.disputed, a.binding, a.topics, a.note, a.sources, a.source_count, a.publisher_count, a.differ,
    a.expected_fields,
    CASE WHEN a.date IS NULL THEN coalesce(e.sort_instant, a.sort_instant) ELSE a.sort_instant END AS sort_instant,
    a.first_local, a.last_local, a.words, CASE WHEN e.stop IS NOT NULL OR e.country IS NOT NULL THEN e.place END AS place
  FROM agreement_version a
  LEFT JOIN event_version e ON e.id = a.event AND e.known_from <= :as_of AND :as_of < e.known_to
  WHERE a.known_from <= :as_of AND :as_of < a.known_to;
CREATE TEMP VIEW pledge AS
  SELECT rowid AS version, * FROM pledge_version WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW report AS SELECT * FROM report_all WHERE known_from <= :as_of;
CREATE TEMP VIEW report_value AS SELECT * FROM report_value_all WHERE known_from <= :as_of;
CREATE TEMP VIEW change AS SELECT * FROM change_all WHERE known_from <= :as_of;
CREATE TEMP VIEW aside AS SELECT * FROM aside_all WHERE known_from <= :as_of;
CREATE TEMP VIEW field AS SELECT * FROM field_version WHERE known_from <= :as_of AND :as_of < known_to;
-- All disagreements of each record; of those that a stop, its halt and its arrival event all tell, `conflict` has one.
CREATE TEMP VIEW record_conflict AS
  SELECT rowid, * FROM conflict_version WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW conflict AS
  SELECT * FROM record_conflict c
  WHERE c.difference IS NULL OR NOT EXISTS (
    SELECT 1 FROM record_conflict o
    WHERE o.difference = c.difference AND (o.rank, o.kind, o.record, o.status) < (c.rank, c.kind, c.record, c.status)
  );
CREATE TEMP VIEW participant AS
  SELECT e.id AS event, p.person, p.presence FROM participation p JOIN event e ON e.version = p.version;
-- The moment at which the trip ended: its last day was over everywhere on earth (in UTC-12), so that no report of that day
-- is later, wherever it was published.
CREATE TEMP VIEW trip_end AS
  SELECT CAST(strftime('%s', substr(coalesce(
    (SELECT max(last_local) FROM stop WHERE status != 'cancelled'), (SELECT max(last_local) FROM event)
  ), 1, 10)) AS INT) + 129599 AS instant;
CREATE TEMP VIEW record_stop AS SELECT * FROM record_stop_all WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW record_country AS SELECT * FROM record_country_all WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW record_party AS SELECT * FROM record_party_all WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW record_event AS SELECT * FROM record_event_all WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW pledge_above AS SELECT * FROM pledge_above_all WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW pledge_overlap AS SELECT * FROM pledge_overlap_all WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW text AS SELECT rowid, * FROM search_text WHERE known_from <= :as_of AND :as_of < known_to;
