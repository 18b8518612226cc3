//! The tables. What came in stands in `document` and `file`; what [`INDEX_TABLES`] hold follows from those and from
//! `trust`, and is made again by a rebuild.

/// Marks the file as an archive of ours (`SRMA`).
pub const APPLICATION_ID: i32 = 0x5352_4d41;
/// Raised by any change of the tables.
pub const LAYOUT: i64 = 1;

/// The tables a rebuild empties and fills again.
pub const INDEX_TABLES: &[&str] = &["signer", "fault", "sheet", "pack", "ledger", "checkpoint", "judgement"];

/// All tables of a new archive.
pub const TABLES: &str = "
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- What the archive is: set once, for ever.
CREATE TRIGGER meta_kind_stays BEFORE UPDATE ON meta WHEN OLD.key = 'kind'
BEGIN SELECT RAISE(ABORT, 'the kind of an archive never changes'); END;
CREATE TRIGGER meta_kind_is_kept BEFORE DELETE ON meta WHEN OLD.key = 'kind'
BEGIN SELECT RAISE(ABORT, 'the kind of an archive never changes'); END;

-- Every document that ever came, by the SHA-256 of its signed text. An erased one stays as a tombstone: `erased` is
-- when, by unix time.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  received INTEGER NOT NULL,
  brought_by TEXT NOT NULL,
  erased INTEGER,
  erased_class TEXT
) STRICT;
CREATE TRIGGER document_stays BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'documents are never removed, only erased'); END;
CREATE TRIGGER document_is_fixed BEFORE UPDATE OF id, digest, kind, received, brought_by ON document
BEGIN SELECT RAISE(ABORT, 'documents are never changed'); END;

-- The bytes, word for word. A text that several people signed may have come in several files.
CREATE TABLE file (
  digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
  document INTEGER NOT NULL REFERENCES document (id),
  bytes BLOB NOT NULL
) STRICT;
CREATE INDEX file_document ON file (document);
CREATE TRIGGER file_is_fixed BEFORE UPDATE ON file
BEGIN SELECT RAISE(ABORT, 'documents are never changed'); END;
CREATE TRIGGER file_stays BEFORE DELETE ON file
WHEN (SELECT erased FROM document WHERE id = OLD.document) IS NULL
BEGIN SELECT RAISE(ABORT, 'documents are never removed, only erased'); END;

-- Who may sign: every version ever used.
CREATE TABLE trust (
  version INTEGER PRIMARY KEY,
  signers TEXT NOT NULL,
  revoked TEXT NOT NULL,
  set_by TEXT NOT NULL,
  set_at INTEGER NOT NULL
) STRICT;

-- Index: who signed what, by fingerprint.
CREATE TABLE signer (document INTEGER NOT NULL, fingerprint TEXT NOT NULL, PRIMARY KEY (document, fingerprint))
STRICT, WITHOUT ROWID;
CREATE INDEX signer_fingerprint ON signer (fingerprint);

-- Index: what is wrong with a document.
CREATE TABLE fault (
  document INTEGER NOT NULL, number INTEGER NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,
  PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

-- Index: one row per sheet, all that a list shows or filters by.
CREATE TABLE sheet (
  document INTEGER PRIMARY KEY,
  session BLOB NOT NULL,
  code TEXT NOT NULL,
  digits TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  set_id TEXT NOT NULL,
  pack BLOB NOT NULL,
  station TEXT NOT NULL,
  seq INTEGER NOT NULL,
  prev BLOB NOT NULL,
  purpose INTEGER NOT NULL,
  ended INTEGER NOT NULL,
  trusted INTEGER NOT NULL,
  recompute INTEGER NOT NULL,
  faults INTEGER NOT NULL,
  incidents INTEGER NOT NULL,
  needs INTEGER NOT NULL,
  due INTEGER,
  basis INTEGER
) STRICT;
CREATE INDEX sheet_session ON sheet (session);
CREATE INDEX sheet_code ON sheet (code, attempt);
CREATE INDEX sheet_place ON sheet (station, seq);
CREATE INDEX sheet_ended ON sheet (ended, document);
CREATE INDEX sheet_due ON sheet (due, document);
CREATE INDEX sheet_waiting ON sheet (document) WHERE recompute = 0;
CREATE INDEX sheet_pack ON sheet (pack) WHERE recompute = 2;

-- Index: packed sets by the digest of their files.
CREATE TABLE pack (
  document INTEGER PRIMARY KEY, pack BLOB NOT NULL, set_id TEXT NOT NULL, version TEXT NOT NULL,
  sound INTEGER NOT NULL, trusted INTEGER NOT NULL
) STRICT;
CREATE INDEX pack_digest ON pack (pack);

-- Index: the stations' ledgers.
CREATE TABLE ledger (
  document INTEGER PRIMARY KEY, station TEXT, first BLOB NOT NULL, head BLOB NOT NULL, entries INTEGER NOT NULL
) STRICT;
CREATE INDEX ledger_first ON ledger (first);

-- Index: signed heads of ledgers.
CREATE TABLE checkpoint (
  document INTEGER PRIMARY KEY, station TEXT NOT NULL, seq INTEGER NOT NULL, head BLOB NOT NULL,
  trusted INTEGER NOT NULL
) STRICT;

-- Index: ratings, decisions and all else that people sign.
CREATE TABLE judgement (
  document INTEGER PRIMARY KEY, kind TEXT NOT NULL, code TEXT, attempt INTEGER, set_id TEXT, made_by TEXT NOT NULL,
  made_at INTEGER NOT NULL, purpose INTEGER NOT NULL, faults INTEGER NOT NULL
) STRICT;
CREATE INDEX judgement_code ON judgement (code);
CREATE INDEX judgement_kind ON judgement (kind, made_at);

-- What the office alone knows of a case: more raters asked for, the answer given.
CREATE TABLE asked (
  session BLOB NOT NULL, exercise TEXT NOT NULL, raters INTEGER NOT NULL, asked_by TEXT NOT NULL,
  asked_at INTEGER NOT NULL, PRIMARY KEY (session, exercise)
) STRICT, WITHOUT ROWID;
CREATE TABLE answered (
  session BLOB PRIMARY KEY, means TEXT NOT NULL, given_by TEXT NOT NULL, given_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Sessions that were erased: a ledger that comes again is cleared of them once more.
CREATE TABLE erased_session (session BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Forms that are being filled in, each its writer's own.
CREATE TABLE draft (
  principal TEXT NOT NULL, place TEXT NOT NULL, text TEXT NOT NULL, saved_at INTEGER NOT NULL,
  PRIMARY KEY (principal, place)
) STRICT, WITHOUT ROWID;

-- People: apart from everything else.
CREATE TABLE person_number (number INTEGER PRIMARY KEY) STRICT;
CREATE TABLE person (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL, contact TEXT NOT NULL,
  language TEXT NOT NULL, sex TEXT, age_band TEXT, other TEXT
) STRICT;
CREATE TABLE person_code (
  code TEXT PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (number), linked_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX person_code_person ON person_code (person);
CREATE TABLE contact (
  number INTEGER PRIMARY KEY, code TEXT NOT NULL, session BLOB NOT NULL, at INTEGER NOT NULL, reached INTEGER NOT NULL,
  tried_by TEXT NOT NULL
) STRICT;
CREATE INDEX contact_session ON contact (session);

-- The access log: grows only; old lines go only while a cut is noted in `meta`.
CREATE TABLE access (
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, act TEXT NOT NULL, subject TEXT NOT NULL,
  prev BLOB NOT NULL, digest BLOB NOT NULL
) STRICT;
CREATE TRIGGER access_is_fixed BEFORE UPDATE ON access
BEGIN SELECT RAISE(ABORT, 'the access log is never changed'); END;
CREATE TRIGGER access_stays BEFORE DELETE ON access
WHEN OLD.at >= ifnull((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'log-cut'), -1)
BEGIN SELECT RAISE(ABORT, 'the access log only grows'); END;
";
