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

-- Names of fields with the type of their values and their weight in a search, stages and kinds, by the numbers that the
-- large tables have.
CREATE TABLE word (number INTEGER PRIMARY KEY, word TEXT NOT NULL, type TEXT, rank INT NOT NULL);

-- Records with reports; in the large tables `record` is the rowid of this table, `source` that of source_all.
CREATE TABLE record_key (kind TEXT NOT NULL, id TEXT NOT NULL);
CREATE UNIQUE INDEX record_id ON record_key (id, kind);

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
  id TEXT NOT NULL, publisher_id TEXT NOT NULL, publisher TEXT NOT NULL, via TEXT, title TEXT NOT NULL,
  published TEXT NOT NULL, published_day TEXT NOT NULL, published_qualifier TEXT, timezone TEXT NOT NULL,
  kind TEXT NOT NULL, url TEXT, archive_url TEXT, retrieved TEXT, language TEXT, note TEXT, known_from INT NOT NULL
);
CREATE UNIQUE INDEX source_id ON source_all (id);
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
CREATE TABLE event_row (
  id TEXT NOT NULL, known_from INT NOT NULL, known_to INT,
  start TEXT, start_qualifier TEXT, start_part TEXT, "end" TEXT, end_qualifier TEXT, end_part TEXT, length TEXT,
  stop TEXT, place TEXT NOT NULL, country TEXT, timezone TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,
  venue TEXT, status TEXT NOT NULL, disputed TEXT, participants TEXT, foremost TEXT, named TEXT, topics TEXT,
  attendance TEXT, note, concerns TEXT, after TEXT, sources TEXT NOT NULL, source_count INT NOT NULL,
  publisher_count INT NOT NULL, differ TEXT, expected_fields TEXT, earliest_instant INT,
  latest_instant INT, sort_instant INT NOT NULL, sort_precision INT NOT NULL, day TEXT, clock TEXT,
  offset TEXT, first_local TEXT, last_local TEXT, end_instant INT, words NOT NULL, people INT
);
CREATE INDEX event_id ON event_row (id);
CREATE INDEX event_stop ON event_row (stop) WHERE stop IS NOT NULL;
CREATE INDEX event_after ON event_row (id) WHERE after IS NOT NULL;
CREATE INDEX event_people ON event_row (people) WHERE people IS NOT NULL;
CREATE TABLE agreement_row (
  id TEXT NOT NULL, known_from INT NOT NULL, known_to INT,
  title TEXT NOT NULL, kind TEXT NOT NULL, parties TEXT NOT NULL, event TEXT, concerns TEXT, date TEXT,
  date_qualifier TEXT, date_part TEXT, venue TEXT, status TEXT NOT NULL, disputed TEXT, binding TEXT, topics TEXT,
  note, sources NOT NULL, source_count INT NOT NULL, publisher_count INT NOT NULL, differ TEXT,
  expected_fields TEXT, sort_instant INT NOT NULL, first_local TEXT, last_local TEXT, words NOT NULL
);
CREATE INDEX agreement_id ON agreement_row (id);

-- payer lists ids; unit_word is how people write a declared unit of this amount; unnamed is 1 for a promise without a
-- number; one_side is 1 when only the receiver's side has spoken.
CREATE TABLE pledge_row (
  id TEXT NOT NULL, known_from INT NOT NULL, known_to INT,
  title TEXT NOT NULL, kind TEXT NOT NULL, payer TEXT NOT NULL, payee TEXT, amount TEXT, unit TEXT, unit_word TEXT,
  bound TEXT, per TEXT, unnamed INT NOT NULL, period TEXT, status TEXT NOT NULL, disputed TEXT, binding TEXT, one_side
    INT NOT NULL,
  part_of TEXT, event TEXT, concerns TEXT, overlaps TEXT, topics TEXT, amount_least TEXT, amount_most TEXT, note,
  sources NOT NULL, source_count INT NOT NULL, publisher_count INT NOT NULL, differ TEXT, expected_fields TEXT,
  addable INT NOT NULL, amount_order REAL, rank INT NOT NULL, first_local TEXT, last_local TEXT, words NOT NULL
);
CREATE INDEX pledge_id ON pledge_row (id);
CREATE TABLE pledge_payer (record TEXT NOT NULL, party TEXT NOT NULL, PRIMARY KEY (record, party)) WITHOUT ROWID;

-- What lists of participants say; the versions of an event that have the same list have the same number `people`.
CREATE TABLE participation_row (
  people INT NOT NULL, rank INT NOT NULL, person TEXT NOT NULL, presence INT NOT NULL, PRIMARY KEY (people, rank)
) WITHOUT ROWID;
CREATE INDEX participation_person ON participation_row (person, people);
CREATE TABLE topic (
  topic TEXT NOT NULL, kind TEXT NOT NULL, version INT NOT NULL, PRIMARY KEY (topic, kind, version)
) WITHOUT ROWID;

-- Where and to whom a record belongs, as far as the records on which that depends are known.
-- record_event_all has the event from which an agreement or pledge takes stop, people, topics and dates.
CREATE TABLE stop_of (
  stop TEXT NOT NULL, record INT NOT NULL, known_from INT NOT NULL, known_to INT, PRIMARY KEY (stop, record, known_from)
) WITHOUT ROWID;
CREATE TABLE country_of (
  country TEXT NOT NULL, record INT NOT NULL, known_from INT NOT NULL, known_to INT, PRIMARY KEY (country, record,
    known_from)
) WITHOUT ROWID;
CREATE TABLE party_of (
  party TEXT NOT NULL, record INT NOT NULL, known_from INT NOT NULL, known_to INT, PRIMARY KEY (party, record,
    known_from)
) WITHOUT ROWID;
CREATE TABLE event_of (
  event TEXT NOT NULL, record INT NOT NULL, known_from INT NOT NULL, known_to INT, PRIMARY KEY (event, record,
    known_from)
) WITHOUT ROWID;
CREATE TABLE pledge_above_all (record TEXT NOT NULL, above TEXT NOT NULL, distance INT NOT NULL,
  known_from INT NOT NULL, known_to INT NOT NULL, PRIMARY KEY (record, above, known_from)) WITHOUT ROWID;
CREATE TABLE pledge_overlap_all (record TEXT NOT NULL, other TEXT NOT NULL, known_from INT NOT NULL,
  known_to INT NOT NULL, PRIMARY KEY (record, other, known_from)) WITHOUT ROWID;

-- What one source says of one record; position counts a record's reports, from 0, in the order in which they take
-- effect: by known_from, then by their order in the dataset.
CREATE TABLE report_row (
  record INT NOT NULL, position INT NOT NULL, source INT NOT NULL, known_from INT NOT NULL, status INT, disputed TEXT,
  said_by TEXT, PRIMARY KEY (record, position)
) WITHOUT ROWID;
CREATE INDEX report_source ON report_row (source, record);

-- The values that each report gives, and its note. Each text stands here once: other tables refer to it by position.
CREATE TABLE value_row (
  record INT NOT NULL, position INT NOT NULL, field INT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (record, position, field)
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
-- value, after for one that has none any more. step is the position of the report, rank counts its changes. The later
-- value is that of the report at `position`, or it stands in `value`.
CREATE TABLE change_row (
  record INT NOT NULL, step INT NOT NULL, rank INT NOT NULL, field INT NOT NULL, position INT, value TEXT,
  PRIMARY KEY (record, step, rank)
) WITHOUT ROWID;

-- Values of reports that disagree with the value that their record had once the report was known.
CREATE TABLE aside_row (
  record INT NOT NULL, step INT NOT NULL, rank INT NOT NULL, field INT NOT NULL, PRIMARY KEY (record, step, rank)
) WITHOUT ROWID;

-- The texts that a search looks through, each known from its own report; rank is the weight of where a text stands.
-- The text is that of the report at `position` of the record, or the title or note of a source, or stands in `text`.
-- owner is the number of a record or source; a person or party has its id in `name`.
CREATE TABLE search_row (
  kind INT NOT NULL, owner INT, name TEXT, field INT NOT NULL, known_from INT, known_to INT,
  position INT, text TEXT
);

-- Each field's value while it and those who give it stay the same; status is the stage at which they speak. `status`
-- and `disputed` have rows too (disputed only while it stands). The value is that of the report at `position`, or it
-- stands in `value`, where a number is the rank of an earlier row that has it; that of a status is its own stage. `given` has the positions of the reports that give it: a
-- number with a bit for each, or a text with the numbers joined with commas.
CREATE TABLE field_row (
  record INT NOT NULL, rank INT NOT NULL, known_from INT NOT NULL, known_to INT, field INT NOT NULL, status INT,
  position INT, value, given NOT NULL, said_by TEXT, PRIMARY KEY (record, rank)
) WITHOUT ROWID;
