CREATE TABLE judgements (
	n INTEGER NOT NULL, 
	id VARCHAR COLLATE "C" NOT NULL, 
	kind VARCHAR COLLATE "C" NOT NULL, 
	report VARCHAR COLLATE "C", 
	reader VARCHAR COLLATE "C", 
	claim VARCHAR COLLATE "C", 
	words VARCHAR COLLATE "C", 
	field VARCHAR COLLATE "C", 
	value VARCHAR COLLATE "C", 
	why VARCHAR COLLATE "C" NOT NULL, 
	author VARCHAR COLLATE "C" NOT NULL, 
	day VARCHAR COLLATE "C", 
	known VARCHAR COLLATE "C" NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);
CREATE INDEX judgements_report ON judgements (report);
CREATE TABLE log (
	seq INTEGER NOT NULL, 
	entry VARCHAR COLLATE "C" NOT NULL, 
	id VARCHAR COLLATE "C" NOT NULL, 
	PRIMARY KEY (seq)
);
CREATE TABLE reports (
	n INTEGER NOT NULL, 
	id VARCHAR COLLATE "C" NOT NULL, 
	lang VARCHAR COLLATE "C" NOT NULL, 
	outlet VARCHAR COLLATE "C", 
	published VARCHAR COLLATE "C", 
	day VARCHAR COLLATE "C", 
	text VARCHAR COLLATE "C" NOT NULL, 
	sha256 VARCHAR COLLATE "C" NOT NULL, 
	redacted VARCHAR COLLATE "C", 
	known VARCHAR COLLATE "C" NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);
CREATE INDEX reports_newest ON reports (day DESC NULLS LAST, id);
CREATE INDEX reports_known ON reports (known);
CREATE TABLE vocabulary (
	word VARCHAR COLLATE "C" NOT NULL, 
	PRIMARY KEY (word)
);
CREATE TABLE word_orders (
	place VARCHAR COLLATE "C" NOT NULL, 
	n INTEGER NOT NULL, 
	letters VARCHAR COLLATE "C" NOT NULL, 
	PRIMARY KEY (place, n)
);
CREATE TABLE editions (
	n INTEGER NOT NULL, 
	id VARCHAR COLLATE "C" NOT NULL, 
	report INTEGER NOT NULL, 
	source VARCHAR COLLATE "C" NOT NULL, 
	url VARCHAR COLLATE "C", 
	title VARCHAR COLLATE "C", 
	byline VARCHAR COLLATE "C", 
	dateline VARCHAR COLLATE "C", 
	basis VARCHAR COLLATE "C" NOT NULL, 
	raw VARCHAR COLLATE "C", 
	remarks VARCHAR COLLATE "C" NOT NULL, 
	redacted VARCHAR COLLATE "C", 
	known VARCHAR COLLATE "C" NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id), 
	FOREIGN KEY(report) REFERENCES reports (n)
);
CREATE INDEX editions_report ON editions (report);
CREATE INDEX editions_source ON editions (source);
CREATE INDEX editions_url ON editions (url);
CREATE TABLE readings (
	n INTEGER NOT NULL, 
	id VARCHAR COLLATE "C" NOT NULL, 
	report INTEGER NOT NULL, 
	reader VARCHAR COLLATE "C" NOT NULL, 
	title VARCHAR COLLATE "C", 
	json BYTEA NOT NULL, 
	redacted VARCHAR COLLATE "C", 
	known VARCHAR COLLATE "C" NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (report, reader), 
	UNIQUE (id), 
	FOREIGN KEY(report) REFERENCES reports (n)
);
CREATE TABLE claims (
	reading INTEGER NOT NULL, 
	id VARCHAR COLLATE "C" NOT NULL, 
	judgement VARCHAR COLLATE "C" NOT NULL, 
	known VARCHAR COLLATE "C" NOT NULL, 
	kind VARCHAR COLLATE "C" NOT NULL, 
	words_start INTEGER, 
	words_end INTEGER, 
	voice VARCHAR COLLATE "C", 
	voice_key VARCHAR COLLATE "C", 
	root VARCHAR COLLATE "C", 
	root_key VARCHAR COLLATE "C", 
	type VARCHAR COLLATE "C", 
	stance VARCHAR COLLATE "C", 
	place VARCHAR COLLATE "C", 
	place_key VARCHAR COLLATE "C", 
	time VARCHAR COLLATE "C", 
	first_day VARCHAR COLLATE "C", 
	last_day VARCHAR COLLATE "C", 
	value FLOAT, 
	low FLOAT, 
	high FLOAT, 
	unit VARCHAR COLLATE "C", 
	measure VARCHAR COLLATE "C", 
	rule VARCHAR COLLATE "C", 
	PRIMARY KEY (reading, id, judgement), 
	FOREIGN KEY(reading) REFERENCES readings (n)
);
CREATE INDEX claims_day ON claims (first_day);
CREATE INDEX claims_type ON claims (kind, type);
CREATE TABLE contents (
	reading INTEGER NOT NULL, 
	saying VARCHAR COLLATE "C" NOT NULL, 
	at INTEGER NOT NULL, 
	words_start INTEGER, 
	words_end INTEGER, 
	PRIMARY KEY (reading, saying, at), 
	FOREIGN KEY(reading) REFERENCES readings (n)
);
CREATE TABLE events (
	reading INTEGER NOT NULL, 
	id VARCHAR COLLATE "C" NOT NULL, 
	words_start INTEGER, 
	words_end INTEGER, 
	actor_start INTEGER, 
	actor_end INTEGER, 
	recipient_start INTEGER, 
	recipient_end INTEGER, 
	type VARCHAR COLLATE "C" NOT NULL, 
	mode VARCHAR COLLATE "C", 
	modality VARCHAR COLLATE "C" NOT NULL, 
	place VARCHAR COLLATE "C", 
	time VARCHAR COLLATE "C", 
	PRIMARY KEY (reading, id), 
	FOREIGN KEY(reading) REFERENCES readings (n)
);
CREATE TABLE figures (
	reading INTEGER NOT NULL, 
	id VARCHAR COLLATE "C" NOT NULL, 
	words_start INTEGER, 
	words_end INTEGER, 
	what_start INTEGER, 
	what_end INTEGER, 
	value FLOAT, 
	low FLOAT, 
	high FLOAT, 
	bound VARCHAR COLLATE "C" NOT NULL, 
	unit VARCHAR COLLATE "C", 
	measure VARCHAR COLLATE "C", 
	event VARCHAR COLLATE "C", 
	PRIMARY KEY (reading, id), 
	FOREIGN KEY(reading) REFERENCES readings (n)
);
CREATE TABLE links (
	reading INTEGER NOT NULL, 
	claim VARCHAR COLLATE "C" NOT NULL, 
	at INTEGER NOT NULL, 
	saying VARCHAR COLLATE "C" NOT NULL, 
	voice VARCHAR COLLATE "C", 
	PRIMARY KEY (reading, claim, at), 
	FOREIGN KEY(reading) REFERENCES readings (n)
);
CREATE TABLE mentions (
	reading INTEGER NOT NULL, 
	owner VARCHAR COLLATE "C" NOT NULL, 
	at INTEGER NOT NULL, 
	words_start INTEGER, 
	words_end INTEGER, 
	coreferent INTEGER NOT NULL, 
	PRIMARY KEY (reading, owner, at), 
	FOREIGN KEY(reading) REFERENCES readings (n)
);
CREATE TABLE names (
	reading INTEGER NOT NULL, 
	owner VARCHAR COLLATE "C" NOT NULL, 
	at INTEGER NOT NULL, 
	lang VARCHAR COLLATE "C", 
	name VARCHAR COLLATE "C" NOT NULL, 
	key VARCHAR COLLATE "C" NOT NULL, 
	PRIMARY KEY (reading, owner, at), 
	FOREIGN KEY(reading) REFERENCES readings (n)
);
CREATE INDEX names_key ON names (key);
CREATE TABLE parties (
	reading INTEGER NOT NULL, 
	event VARCHAR COLLATE "C" NOT NULL, 
	role VARCHAR COLLATE "C" NOT NULL, 
	at INTEGER NOT NULL, 
	voice VARCHAR COLLATE "C" NOT NULL, 
	PRIMARY KEY (reading, event, role, at), 
	FOREIGN KEY(reading) REFERENCES readings (n)
);
CREATE TABLE places (
	reading INTEGER NOT NULL, 
	id VARCHAR COLLATE "C" NOT NULL, 
	name VARCHAR COLLATE "C" NOT NULL, 
	country VARCHAR COLLATE "C", 
	lat FLOAT, 
	lon FLOAT, 
	geonames VARCHAR COLLATE "C", 
	PRIMARY KEY (reading, id), 
	FOREIGN KEY(reading) REFERENCES readings (n)
);
CREATE TABLE sayings (
	reading INTEGER NOT NULL, 
	id VARCHAR COLLATE "C" NOT NULL, 
	words_start INTEGER, 
	words_end INTEGER, 
	source_start INTEGER, 
	source_end INTEGER, 
	cue_start INTEGER, 
	cue_end INTEGER, 
	voice VARCHAR COLLATE "C", 
	via VARCHAR COLLATE "C", 
	form VARCHAR COLLATE "C" NOT NULL, 
	hedged INTEGER NOT NULL, 
	parent VARCHAR COLLATE "C", 
	PRIMARY KEY (reading, id), 
	FOREIGN KEY(reading) REFERENCES readings (n)
);
CREATE TABLE times (
	reading INTEGER NOT NULL, 
	id VARCHAR COLLATE "C" NOT NULL, 
	words_start INTEGER, 
	words_end INTEGER, 
	type VARCHAR COLLATE "C" NOT NULL, 
	value VARCHAR COLLATE "C", 
	first_day VARCHAR COLLATE "C", 
	last_day VARCHAR COLLATE "C", 
	PRIMARY KEY (reading, id), 
	FOREIGN KEY(reading) REFERENCES readings (n)
);
CREATE TABLE voices (
	reading INTEGER NOT NULL, 
	id VARCHAR COLLATE "C" NOT NULL, 
	name VARCHAR COLLATE "C" NOT NULL, 
	kind VARCHAR COLLATE "C" NOT NULL, 
	named INTEGER NOT NULL, 
	country VARCHAR COLLATE "C", 
	title VARCHAR COLLATE "C", 
	wikidata VARCHAR COLLATE "C", 
	PRIMARY KEY (reading, id), 
	FOREIGN KEY(reading) REFERENCES readings (n)
);
CREATE TABLE text_words (n INTEGER NOT NULL PRIMARY KEY REFERENCES reports (n), words TSVECTOR NOT NULL);
CREATE INDEX text_words_words ON text_words USING gin (words);
CREATE TABLE head_words (n INTEGER NOT NULL PRIMARY KEY REFERENCES editions (n), words TSVECTOR NOT NULL);
CREATE INDEX head_words_words ON head_words USING gin (words);
CREATE TABLE title_words (n INTEGER NOT NULL PRIMARY KEY REFERENCES readings (n) ON DELETE CASCADE, words TSVECTOR NOT NULL);
CREATE INDEX title_words_words ON title_words USING gin (words);
