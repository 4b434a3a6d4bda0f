-- Each kind as of one moment: :as_of is put in by query.knowledge, the views then show nothing that was not known.

CREATE TEMP VIEW source AS SELECT * FROM source_all WHERE known_from <= :as_of;
CREATE TEMP VIEW party AS SELECT * FROM party_all WHERE known_from <= :as_of;
CREATE TEMP VIEW person AS SELECT * FROM person_all WHERE known_from <= :as_of;
CREATE TEMP VIEW stop AS
  SELECT rowid AS version, * FROM stop_version WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW event AS
  SELECT rowid AS version, * FROM event_version WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW agreement AS
  SELECT a.rowid AS version, a.id, a.title, a.kind, a.parties, e.id AS event, coalesce(a.date, e.day) AS date,
    coalesce(a.date_qualifier, CASE WHEN a.date IS NULL THEN e.start_qualifier END) AS date_qualifier,
    a.venue, a.status, a.disputed, a.topics, a.note, a.sources, a.source_count, a.differ, a.expected_fields,
    CASE WHEN a.date IS NULL THEN coalesce(e.sort_instant, a.sort_instant) ELSE a.sort_instant END AS sort_instant,
    a.first_local, a.last_local, a.words, e.place
  FROM agreement_version a
  LEFT JOIN event_version e ON e.id = a.event AND e.known_from <= :as_of AND :as_of < e.known_to
  WHERE a.known_from <= :as_of AND :as_of < a.known_to;
CREATE TEMP VIEW pledge AS
  SELECT rowid AS version, * FROM pledge_version WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW report AS SELECT * FROM main.report WHERE known_from <= :as_of;
CREATE TEMP VIEW conflict AS SELECT * FROM conflict_version WHERE known_from <= :as_of AND :as_of < known_to;
CREATE TEMP VIEW change AS SELECT * FROM main.change WHERE known_from <= :as_of;
CREATE TEMP VIEW aside AS SELECT * FROM main.aside WHERE known_from <= :as_of;
CREATE TEMP VIEW participant AS
  SELECT e.id AS event, p.person, p.presence FROM participation p JOIN event e ON e.version = p.version;
CREATE TEMP VIEW text AS SELECT rowid, * FROM search_text WHERE known_from <= :as_of;
CREATE TEMP VIEW field AS SELECT * FROM field_version WHERE known_from <= :as_of AND :as_of < known_to;
