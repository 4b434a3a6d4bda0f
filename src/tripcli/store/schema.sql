-- The store: every version of every record of one dataset, in the texts that programs get.
-- Instants are seconds since 1970 UTC. known_from .. known_to is the interval of knowledge in which a row is so.
-- Columns whose text is a list join its items with ';'.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (path TEXT PRIMARY KEY, size INT, mtime_ns INT, inode INT, sha256 TEXT) WITHOUT ROWID;

CREATE TABLE source_all (
  id TEXT PRIMARY KEY, publisher TEXT NOT NULL, via TEXT, title TEXT NOT NULL, published TEXT NOT NULL,
  published_day TEXT NOT NULL, published_qualifier TEXT, kind TEXT NOT NULL, url TEXT, archive_url TEXT,
  retrieved TEXT, language TEXT, note TEXT, known_from INT NOT NULL
) WITHOUT ROWID;
CREATE TABLE party_all (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, short TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
  alt_names TEXT NOT NULL, known_from INT NOT NULL
) WITHOUT ROWID;
CREATE TABLE person_all (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, short TEXT NOT NULL, title TEXT, party TEXT, country TEXT,
  alt_names TEXT NOT NULL, place INT NOT NULL, known_from INT NOT NULL
) WITHOUT ROWID;

CREATE TABLE stop_version (
  id TEXT NOT NULL, known_from INT NOT NULL, known_to INT NOT NULL,
  name TEXT NOT NULL, kind TEXT NOT NULL, within TEXT, country TEXT NOT NULL, timezone TEXT NOT NULL,
  latitude TEXT, longitude TEXT, arrive TEXT, arrive_qualifier TEXT, arrive_part TEXT,
  depart TEXT, depart_qualifier TEXT, depart_part TEXT,
  status TEXT NOT NULL, disputed TEXT, nights INT, note TEXT, sources TEXT NOT NULL, source_count INT NOT NULL,
  differ TEXT, expected_fields TEXT, sort_instant INT NOT NULL, arrive_text TEXT, depart_text TEXT, offset TEXT,
  day TEXT, clock TEXT NOT NULL, end_instant INT NOT NULL,
  first_local TEXT, last_local TEXT
);
CREATE INDEX stop_id ON stop_version (id);

CREATE TABLE event_version (
  id TEXT NOT NULL, known_from INT NOT NULL, known_to INT NOT NULL,
  start TEXT, start_qualifier TEXT, start_part TEXT, "end" TEXT, end_qualifier TEXT, end_part TEXT, length TEXT,
  stop TEXT, place TEXT NOT NULL, country TEXT, timezone TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL,
  venue TEXT, status TEXT NOT NULL, disputed TEXT, participants TEXT, foremost TEXT, named TEXT, topics TEXT, attendance TEXT,
  note TEXT, sources TEXT NOT NULL, source_count INT NOT NULL, differ TEXT, expected_fields TEXT,
  sort_instant INT NOT NULL, sort_precision INT NOT NULL, day TEXT, clock TEXT NOT NULL, offset TEXT,
  first_local TEXT, last_local TEXT, end_instant INT, words TEXT NOT NULL
);
CREATE INDEX event_id ON event_version (id);
CREATE INDEX event_order ON event_version (sort_instant, sort_precision, id);

CREATE TABLE agreement_version (
  id TEXT NOT NULL, known_from INT NOT NULL, known_to INT NOT NULL,
  title TEXT NOT NULL, kind TEXT NOT NULL, parties TEXT NOT NULL, event TEXT, date TEXT, date_qualifier TEXT,
  venue TEXT, status TEXT NOT NULL, disputed TEXT, topics TEXT, note TEXT, sources TEXT NOT NULL,
  source_count INT NOT NULL, differ TEXT, expected_fields TEXT, sort_instant INT NOT NULL,
  first_local TEXT, last_local TEXT, words TEXT NOT NULL
);
CREATE INDEX agreement_id ON agreement_version (id);

CREATE TABLE pledge_version (
  id TEXT NOT NULL, known_from INT NOT NULL, known_to INT NOT NULL,
  title TEXT NOT NULL, kind TEXT NOT NULL, payer TEXT NOT NULL, payee TEXT, amount TEXT, unit TEXT, bound TEXT,
  per TEXT, period TEXT, status TEXT NOT NULL, disputed TEXT, part_of TEXT, event TEXT, overlaps TEXT, topics TEXT,
  amount_least TEXT, amount_most TEXT, note TEXT, sources TEXT NOT NULL, source_count INT NOT NULL, differ TEXT,
  expected_fields TEXT, addable INT NOT NULL, amount_order REAL, place INT NOT NULL,
  first_local TEXT, last_local TEXT, words TEXT NOT NULL
);
CREATE INDEX pledge_id ON pledge_version (id);

-- What a version's list of participants says; version is the rowid in event_version.
CREATE TABLE participation (version INT NOT NULL, person TEXT NOT NULL, presence TEXT NOT NULL);
CREATE INDEX participation_person ON participation (person, version);
CREATE INDEX participation_version ON participation (version);
CREATE TABLE topic (kind TEXT NOT NULL, version INT NOT NULL, topic TEXT NOT NULL);
CREATE INDEX topic_topic ON topic (topic, kind, version);

-- Where and to whom a record belongs, whatever is known of it.
CREATE TABLE record_stop (stop TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (stop, kind, record)) WITHOUT ROWID;
CREATE TABLE record_country (country TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (country, kind, record)) WITHOUT ROWID;
CREATE TABLE record_party (party TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (party, kind, record)) WITHOUT ROWID;
-- The event from which an agreement or pledge takes stop, people, topics and dates.
CREATE TABLE record_event (event TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (event, kind, record)) WITHOUT ROWID;
CREATE TABLE pledge_above (record TEXT NOT NULL, above TEXT NOT NULL, distance INT NOT NULL,
  PRIMARY KEY (record, above)) WITHOUT ROWID;
CREATE TABLE pledge_overlap (record TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (record, other)) WITHOUT ROWID;

CREATE TABLE report (
  kind TEXT NOT NULL, record TEXT NOT NULL, place INT NOT NULL, source TEXT NOT NULL, known_from INT NOT NULL,
  status TEXT, disputed TEXT, note TEXT, PRIMARY KEY (kind, record, place)
) WITHOUT ROWID;
CREATE INDEX report_source ON report (source, kind, record);

CREATE TABLE conflict_version (
  kind TEXT NOT NULL, record TEXT NOT NULL, known_from INT NOT NULL, known_to INT NOT NULL, field TEXT NOT NULL,
  status TEXT NOT NULL, value TEXT NOT NULL, sources TEXT NOT NULL, other_value TEXT NOT NULL,
  other_sources TEXT NOT NULL
);

-- What each report changed in its record: a field's value before and after; nothing before the first.
CREATE TABLE change (
  kind TEXT NOT NULL, record TEXT NOT NULL, source TEXT NOT NULL, known_from INT NOT NULL, step INT NOT NULL,
  field TEXT NOT NULL, before TEXT, after TEXT NOT NULL, note TEXT
);
CREATE INDEX change_known ON change (known_from);
CREATE INDEX change_record ON change (kind, record);

-- What a report gives otherwise than its record had it once that report was known, and neither confirms the other.
CREATE TABLE aside (
  kind TEXT NOT NULL, record TEXT NOT NULL, known_from INT NOT NULL, step INT NOT NULL, field TEXT NOT NULL,
  value TEXT NOT NULL
);
CREATE INDEX aside_record ON aside (kind, record);

-- The texts that a search looks through, each known from its own report; place is the rank of where it stands.
CREATE TABLE search_text (
  kind TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT NULL, place INT NOT NULL, known_from INT NOT NULL,
  text TEXT NOT NULL
);
CREATE VIRTUAL TABLE search USING fts5 (
  text, content = 'search_text', content_rowid = 'rowid', tokenize = 'unicode61 remove_diacritics 2'
);

-- Each field's value in each version, with who gives it; status is the stage at which they speak.
CREATE TABLE field_version (
  kind TEXT NOT NULL, record TEXT NOT NULL, known_from INT NOT NULL, known_to INT NOT NULL, field TEXT NOT NULL,
  status TEXT NOT NULL, value TEXT NOT NULL, sources TEXT NOT NULL
);
CREATE INDEX field_record ON field_version (kind, record);
CREATE INDEX conflict_record ON conflict_version (kind, record);
