-- The store: every version of every record of one dataset, in the texts that programs get.
-- Instants are seconds since 1970 UTC. known_from .. known_to is the interval of knowledge in which a row is so.
-- Columns that list ids or codes join them with ';'. Columns that list texts (topics, alt_names) are JSON arrays.
-- A `type` beside a value says what the value is: time, length, count, figure, text, texts, people, word or flag.
-- No row names a record that was not known during its interval.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- The files of each dataset; in a library those of all its trips.
CREATE TABLE file (
  path TEXT PRIMARY KEY, size INT, mtime_ns INT, inode INT, sha256 TEXT, ctime_ns INT, dataset TEXT
) WITHOUT ROWID;

-- One row a trip. The ids of its records begin with `prefix`: an empty text in the store of one trip, else the trip's
-- id and a slash. position counts the trips from 0 in the order of their first days. base and size are the block of
-- rowids that the trip's rows have in all tables with rowids: base + 1 to base + size.
CREATE TABLE trip_all (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, traveler TEXT NOT NULL, timezone TEXT NOT NULL, first_day TEXT NOT NULL,
  last_day TEXT NOT NULL, position INT NOT NULL, prefix TEXT NOT NULL, known_from INT NOT NULL, dataset TEXT, base INT,
  size INT
) WITHOUT ROWID;

-- Words that the dataset declares; summed is 1 when two figures in the unit may be added.
CREATE TABLE unit (id TEXT PRIMARY KEY, singular TEXT, plural TEXT, summed INT NOT NULL) WITHOUT ROWID;

-- What one trip's register says of a publisher, party or person stands from known_from to known_to. In a library the
-- newest of the trips that name it gives the row; before that trip is known, the next older one.
-- A publisher that the dataset does not declare has its name without case and accents as its id.
CREATE TABLE publisher_all (
  id TEXT NOT NULL, name TEXT NOT NULL, short TEXT NOT NULL, alt_names TEXT, timezone TEXT, country TEXT, kind TEXT,
  note TEXT, known_from INT NOT NULL, known_to INT NOT NULL,
  PRIMARY KEY (id, known_from)
) WITHOUT ROWID;
CREATE TABLE source_all (
  id TEXT PRIMARY KEY, publisher_id TEXT NOT NULL, publisher TEXT NOT NULL, via TEXT, title TEXT NOT NULL,
  published TEXT NOT NULL, published_day TEXT NOT NULL, published_qualifier TEXT, timezone TEXT NOT NULL,
  kind TEXT NOT NULL, url TEXT, archive_url TEXT, retrieved TEXT, language TEXT, note TEXT, known_from INT NOT NULL
) WITHOUT ROWID;
CREATE TABLE party_all (
  id TEXT NOT NULL, name TEXT NOT NULL, short TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
  alt_names TEXT, known_from INT NOT NULL, known_to INT NOT NULL,
  PRIMARY KEY (id, known_from)
) WITHOUT ROWID;
CREATE TABLE person_all (
  id TEXT NOT NULL, name TEXT NOT NULL, short TEXT NOT NULL, title TEXT, party TEXT, country TEXT, leader TEXT,
  alt_names TEXT, rank INT NOT NULL, known_from INT NOT NULL, known_to INT NOT NULL,
  PRIMARY KEY (id, known_from)
) WITHOUT ROWID;

-- What each trip's own register says; in a library these are tables.
CREATE VIEW publisher_trip AS SELECT t.id AS trip, r.* FROM publisher_all r, trip_all t;
CREATE VIEW party_trip AS SELECT t.id AS trip, r.* FROM party_all r, trip_all t;
CREATE VIEW person_trip AS SELECT t.id AS trip, r.* FROM person_all r, trip_all t;
CREATE VIEW unit_trip AS SELECT t.id AS trip, r.* FROM unit r, trip_all t;

CREATE TABLE stop_version (
  id TEXT NOT NULL, known_from INT NOT NULL, known_to INT NOT NULL,
  name TEXT NOT NULL, alt_names TEXT, kind TEXT NOT NULL, within TEXT, country TEXT NOT NULL, timezone TEXT NOT NULL,
  latitude TEXT, longitude TEXT, arrive TEXT, arrive_qualifier TEXT, arrive_part TEXT,
  depart TEXT, depart_qualifier TEXT, depart_part TEXT,
  status TEXT NOT NULL, disputed TEXT, nights INT, note TEXT, sources TEXT NOT NULL, source_count INT NOT NULL,
  publisher_count INT NOT NULL, differ TEXT, expected_fields TEXT, sort_instant INT NOT NULL, arrive_text TEXT,
  depart_text TEXT, offset TEXT, day TEXT, clock TEXT NOT NULL, end_instant INT NOT NULL,
  first_local TEXT, last_local TEXT
);
CREATE INDEX stop_id ON stop_version (id);

-- earliest and latest are the first and last UTC minute at which an event may have begun (2024-05-13T09:30Z).
CREATE TABLE event_version (
  id TEXT NOT NULL, known_from INT NOT NULL, known_to INT NOT NULL,
  start TEXT, start_qualifier TEXT, start_part TEXT, "end" TEXT, end_qualifier TEXT, end_part TEXT, length TEXT,
  stop TEXT, place TEXT NOT NULL, country TEXT, timezone TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,
  venue TEXT, status TEXT NOT NULL, disputed TEXT, participants TEXT, foremost TEXT, named TEXT, topics TEXT,
  attendance TEXT, note TEXT, concerns TEXT, after TEXT, sources TEXT NOT NULL, source_count INT NOT NULL,
  publisher_count INT NOT NULL, differ TEXT, expected_fields TEXT, earliest TEXT, latest TEXT, earliest_instant INT,
  latest_instant INT, sort_instant INT NOT NULL, sort_precision INT NOT NULL, day TEXT, clock TEXT NOT NULL,
  offset TEXT, first_local TEXT, last_local TEXT, end_instant INT, words TEXT NOT NULL
);
CREATE INDEX event_id ON event_version (id);
CREATE INDEX event_order ON event_version (sort_instant, sort_precision, id);

CREATE TABLE agreement_version (
  id TEXT NOT NULL, known_from INT NOT NULL, known_to INT NOT NULL,
  title TEXT NOT NULL, kind TEXT NOT NULL, parties TEXT NOT NULL, event TEXT, concerns TEXT, date TEXT,
  date_qualifier TEXT, date_part TEXT, venue TEXT, status TEXT NOT NULL, disputed TEXT, binding TEXT, topics TEXT,
  note TEXT, sources TEXT NOT NULL, source_count INT NOT NULL, publisher_count INT NOT NULL, differ TEXT,
  expected_fields TEXT, sort_instant INT NOT NULL, first_local TEXT, last_local TEXT, words TEXT NOT NULL
);
CREATE INDEX agreement_id ON agreement_version (id);

-- payer lists ids; unit_word is how people write a declared unit of this amount; unnamed is 1 for a promise without a number; one_side is 1 when only the receiver's side has spoken.
CREATE TABLE pledge_version (
  id TEXT NOT NULL, known_from INT NOT NULL, known_to INT NOT NULL,
  title TEXT NOT NULL, kind TEXT NOT NULL, payer TEXT NOT NULL, payee TEXT, amount TEXT, unit TEXT, unit_word TEXT,
  bound TEXT, per TEXT, unnamed INT NOT NULL, period TEXT, status TEXT NOT NULL, disputed TEXT, binding TEXT, one_side INT NOT NULL,
  part_of TEXT, event TEXT, concerns TEXT, overlaps TEXT, topics TEXT, amount_least TEXT, amount_most TEXT, note TEXT,
  sources TEXT NOT NULL, source_count INT NOT NULL, publisher_count INT NOT NULL, differ TEXT, expected_fields TEXT,
  addable INT NOT NULL, amount_order REAL, rank INT NOT NULL, first_local TEXT, last_local TEXT, words TEXT NOT NULL
);
CREATE INDEX pledge_id ON pledge_version (id);
CREATE TABLE pledge_payer (record TEXT NOT NULL, party TEXT NOT NULL, PRIMARY KEY (record, party)) WITHOUT ROWID;

-- What a version's list of participants says; version is the rowid in event_version.
CREATE TABLE participation (version INT NOT NULL, person TEXT NOT NULL, presence TEXT NOT NULL);
CREATE INDEX participation_person ON participation (person, version);
CREATE INDEX participation_version ON participation (version);
CREATE TABLE topic (kind TEXT NOT NULL, version INT NOT NULL, topic TEXT NOT NULL);
CREATE INDEX topic_topic ON topic (topic, kind, version);

-- Where and to whom a record belongs, as far as the records on which that depends are known.
CREATE TABLE record_stop_all (stop TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL, known_from INT NOT NULL,
  known_to INT NOT NULL, PRIMARY KEY (stop, kind, record, known_from)) WITHOUT ROWID;
CREATE TABLE record_country_all (country TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL,
  known_from INT NOT NULL, known_to INT NOT NULL, PRIMARY KEY (country, kind, record, known_from)) WITHOUT ROWID;
CREATE TABLE record_party_all (party TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL, known_from INT NOT NULL,
  known_to INT NOT NULL, PRIMARY KEY (party, kind, record, known_from)) WITHOUT ROWID;
-- The event from which an agreement or pledge takes stop, people, topics and dates.
CREATE TABLE record_event_all (event TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL, known_from INT NOT NULL,
  known_to INT NOT NULL, PRIMARY KEY (event, kind, record, known_from)) WITHOUT ROWID;
CREATE TABLE pledge_above_all (record TEXT NOT NULL, above TEXT NOT NULL, distance INT NOT NULL,
  known_from INT NOT NULL, known_to INT NOT NULL, PRIMARY KEY (record, above, known_from)) WITHOUT ROWID;
CREATE TABLE pledge_overlap_all (record TEXT NOT NULL, other TEXT NOT NULL, known_from INT NOT NULL,
  known_to INT NOT NULL, PRIMARY KEY (record, other, known_from)) WITHOUT ROWID;

-- What one source says of one record; position counts a record's reports, from 0, in the order in which they take
-- effect: by known_from, then by their order in the dataset.
CREATE TABLE report_all (
  kind TEXT NOT NULL, record TEXT NOT NULL, position INT NOT NULL, source TEXT NOT NULL, known_from INT NOT NULL,
  status TEXT, disputed TEXT, said_by TEXT, note TEXT, PRIMARY KEY (kind, record, position)
) WITHOUT ROWID;
CREATE INDEX report_source ON report_all (source, kind, record);
CREATE INDEX report_known ON report_all (known_from);
-- The values that each report gives, but for status, disputed, said_by and note.
CREATE TABLE report_value_all (
  kind TEXT NOT NULL, record TEXT NOT NULL, position INT NOT NULL, field TEXT NOT NULL, type TEXT NOT NULL,
  value TEXT NOT NULL, known_from INT NOT NULL, PRIMARY KEY (kind, record, position, field)
) WITHOUT ROWID;

-- Two values that disagree. What a stop, its halt and its arrival event all tell has one `difference`; the row of the
-- least rank is the one that is listed.
CREATE TABLE conflict_version (
  kind TEXT NOT NULL, record TEXT NOT NULL, known_from INT NOT NULL, known_to INT NOT NULL, field TEXT NOT NULL,
  status TEXT NOT NULL, type TEXT NOT NULL, value TEXT NOT NULL, sources TEXT NOT NULL, said_by TEXT,
  other_value TEXT NOT NULL, other_sources TEXT NOT NULL, other_said_by TEXT, difference TEXT, rank INT NOT NULL
);
CREATE INDEX conflict_record ON conflict_version (kind, record);
CREATE INDEX conflict_difference ON conflict_version (difference) WHERE difference IS NOT NULL;

-- What each report changed in its record: a field's value before and after. before is NULL for a field that had no
-- value, after for one that has none any more. step and position are the position of the report.
CREATE TABLE change_all (
  kind TEXT NOT NULL, record TEXT NOT NULL, source TEXT NOT NULL, position INT NOT NULL, known_from INT NOT NULL,
  step INT NOT NULL, field TEXT NOT NULL, type TEXT NOT NULL, before TEXT, after TEXT, note TEXT
);
CREATE INDEX change_known ON change_all (known_from);
CREATE INDEX change_record ON change_all (kind, record);

-- Values of reports that disagree with the value that their record had once the report was known.
CREATE TABLE aside_all (
  kind TEXT NOT NULL, record TEXT NOT NULL, known_from INT NOT NULL, step INT NOT NULL, field TEXT NOT NULL,
  type TEXT NOT NULL, value TEXT NOT NULL
);
CREATE INDEX aside_record ON aside_all (kind, record);

-- The texts that a search looks through, each known from its own report; rank is the weight of where a text stands.
CREATE TABLE search_text (
  kind TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT NULL, rank INT NOT NULL, known_from INT NOT NULL,
  known_to INT NOT NULL, text TEXT NOT NULL
);
CREATE VIRTUAL TABLE search USING fts5 (
  text, content = 'search_text', content_rowid = 'rowid', tokenize = 'unicode61 remove_diacritics 2'
);

-- Each field's value in each version, with who gives it; status is the stage at which they speak. `status` and
-- `disputed` have rows too (disputed only while it stands).
CREATE TABLE field_version (
  kind TEXT NOT NULL, record TEXT NOT NULL, known_from INT NOT NULL, known_to INT NOT NULL, field TEXT NOT NULL,
  status TEXT NOT NULL, type TEXT NOT NULL, value TEXT NOT NULL, sources TEXT NOT NULL, said_by TEXT
);
CREATE INDEX field_record ON field_version (kind, record);
