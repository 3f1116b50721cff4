CREATE TABLE judgements (
	n INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	report VARCHAR, 
	reader VARCHAR, 
	claim VARCHAR, 
	words VARCHAR, 
	field VARCHAR, 
	value VARCHAR, 
	why VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	day VARCHAR, 
	known VARCHAR NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);
CREATE INDEX judgements_report ON judgements (report);
CREATE TABLE log (
	seq INTEGER NOT NULL, 
	entry VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	PRIMARY KEY (seq)
);
CREATE TABLE reports (
	n INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	lang VARCHAR NOT NULL, 
	outlet VARCHAR, 
	published VARCHAR, 
	day VARCHAR, 
	text VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	redacted VARCHAR, 
	known VARCHAR NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);
CREATE INDEX reports_newest ON reports (day DESC, id);
CREATE INDEX reports_known ON reports (known);
CREATE TABLE vocabulary (
	word VARCHAR NOT NULL, 
	PRIMARY KEY (word)
)
 WITHOUT ROWID;
CREATE TABLE word_orders (
	place VARCHAR NOT NULL, 
	n INTEGER NOT NULL, 
	letters VARCHAR NOT NULL, 
	PRIMARY KEY (place, n)
);
CREATE TABLE editions (
	n INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	report INTEGER NOT NULL, 
	source VARCHAR NOT NULL, 
	url VARCHAR, 
	title VARCHAR, 
	byline VARCHAR, 
	dateline VARCHAR, 
	basis VARCHAR NOT NULL, 
	raw VARCHAR, 
	remarks VARCHAR NOT NULL, 
	redacted VARCHAR, 
	known VARCHAR NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id), 
	FOREIGN KEY(report) REFERENCES reports (n)
);
CREATE INDEX editions_report ON editions (report);
CREATE INDEX editions_source ON editions (source);
CREATE INDEX editions_url ON editions (url);
CREATE TABLE readings (
	n INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	report INTEGER NOT NULL, 
	reader VARCHAR NOT NULL, 
	title VARCHAR, 
	json BLOB NOT NULL, 
	redacted VARCHAR, 
	known VARCHAR NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (report, reader), 
	UNIQUE (id), 
	FOREIGN KEY(report) REFERENCES reports (n)
);
CREATE TABLE claims (
	reading INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	judgement VARCHAR NOT NULL, 
	known VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	words_start INTEGER, 
	words_end INTEGER, 
	voice VARCHAR, 
	voice_key VARCHAR, 
	root VARCHAR, 
	root_key VARCHAR, 
	type VARCHAR, 
	stance VARCHAR, 
	place VARCHAR, 
	place_key VARCHAR, 
	time VARCHAR, 
	first_day VARCHAR, 
	last_day VARCHAR, 
	value FLOAT, 
	low FLOAT, 
	high FLOAT, 
	unit VARCHAR, 
	measure VARCHAR, 
	rule VARCHAR, 
	PRIMARY KEY (reading, id, judgement), 
	FOREIGN KEY(reading) REFERENCES readings (n)
)
 WITHOUT ROWID;
CREATE INDEX claims_day ON claims (first_day);
CREATE INDEX claims_type ON claims (kind, type);
CREATE TABLE contents (
	reading INTEGER NOT NULL, 
	saying VARCHAR NOT NULL, 
	at INTEGER NOT NULL, 
	words_start INTEGER, 
	words_end INTEGER, 
	PRIMARY KEY (reading, saying, at), 
	FOREIGN KEY(reading) REFERENCES readings (n)
)
 WITHOUT ROWID;
CREATE TABLE events (
	reading INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	words_start INTEGER, 
	words_end INTEGER, 
	actor_start INTEGER, 
	actor_end INTEGER, 
	recipient_start INTEGER, 
	recipient_end INTEGER, 
	type VARCHAR NOT NULL, 
	mode VARCHAR, 
	modality VARCHAR NOT NULL, 
	place VARCHAR, 
	time VARCHAR, 
	PRIMARY KEY (reading, id), 
	FOREIGN KEY(reading) REFERENCES readings (n)
)
 WITHOUT ROWID;
CREATE TABLE figures (
	reading INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	words_start INTEGER, 
	words_end INTEGER, 
	what_start INTEGER, 
	what_end INTEGER, 
	value FLOAT, 
	low FLOAT, 
	high FLOAT, 
	bound VARCHAR NOT NULL, 
	unit VARCHAR, 
	measure VARCHAR, 
	event VARCHAR, 
	PRIMARY KEY (reading, id), 
	FOREIGN KEY(reading) REFERENCES readings (n)
)
 WITHOUT ROWID;
CREATE TABLE links (
	reading INTEGER NOT NULL, 
	claim VARCHAR NOT NULL, 
	at INTEGER NOT NULL, 
	saying VARCHAR NOT NULL, 
	voice VARCHAR, 
	PRIMARY KEY (reading, claim, at), 
	FOREIGN KEY(reading) REFERENCES readings (n)
)
 WITHOUT ROWID;
CREATE TABLE mentions (
	reading INTEGER NOT NULL, 
	owner VARCHAR NOT NULL, 
	at INTEGER NOT NULL, 
	words_start INTEGER, 
	words_end INTEGER, 
	coreferent INTEGER NOT NULL, 
	PRIMARY KEY (reading, owner, at), 
	FOREIGN KEY(reading) REFERENCES readings (n)
)
 WITHOUT ROWID;
CREATE TABLE names (
	reading INTEGER NOT NULL, 
	owner VARCHAR NOT NULL, 
	at INTEGER NOT NULL, 
	lang VARCHAR, 
	name VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	PRIMARY KEY (reading, owner, at), 
	FOREIGN KEY(reading) REFERENCES readings (n)
)
 WITHOUT ROWID;
CREATE INDEX names_key ON names ("key");
CREATE TABLE parties (
	reading INTEGER NOT NULL, 
	event VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	at INTEGER NOT NULL, 
	voice VARCHAR NOT NULL, 
	PRIMARY KEY (reading, event, role, at), 
	FOREIGN KEY(reading) REFERENCES readings (n)
)
 WITHOUT ROWID;
CREATE TABLE places (
	reading INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	country VARCHAR, 
	lat FLOAT, 
	lon FLOAT, 
	geonames VARCHAR, 
	PRIMARY KEY (reading, id), 
	FOREIGN KEY(reading) REFERENCES readings (n)
)
 WITHOUT ROWID;
CREATE TABLE sayings (
	reading INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	words_start INTEGER, 
	words_end INTEGER, 
	source_start INTEGER, 
	source_end INTEGER, 
	cue_start INTEGER, 
	cue_end INTEGER, 
	voice VARCHAR, 
	via VARCHAR, 
	form VARCHAR NOT NULL, 
	hedged INTEGER NOT NULL, 
	parent VARCHAR, 
	PRIMARY KEY (reading, id), 
	FOREIGN KEY(reading) REFERENCES readings (n)
)
 WITHOUT ROWID;
CREATE TABLE times (
	reading INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	words_start INTEGER, 
	words_end INTEGER, 
	type VARCHAR NOT NULL, 
	value VARCHAR, 
	first_day VARCHAR, 
	last_day VARCHAR, 
	PRIMARY KEY (reading, id), 
	FOREIGN KEY(reading) REFERENCES readings (n)
)
 WITHOUT ROWID;
CREATE TABLE voices (
	reading INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	named INTEGER NOT NULL, 
	country VARCHAR, 
	title VARCHAR, 
	wikidata VARCHAR, 
	PRIMARY KEY (reading, id), 
	FOREIGN KEY(reading) REFERENCES readings (n)
)
 WITHOUT ROWID;
CREATE VIRTUAL TABLE text_words USING fts5(words, content='', detail=none, tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE head_words USING fts5(words, content='', detail=none, tokenize="unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE title_words USING fts5(words, content='', detail=none, tokenize="unicode61 remove_diacritics 0");
