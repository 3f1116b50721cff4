CREATE TABLE joined (
	seq INTEGER NOT NULL, 
	PRIMARY KEY (seq)
);
CREATE TABLE likes (
	n INTEGER NOT NULL, 
	other INTEGER NOT NULL, 
	score FLOAT(53) NOT NULL, 
	PRIMARY KEY (n, other)
);
CREATE INDEX likes_other ON likes (other);
CREATE TABLE marks (
	key BIGINT NOT NULL, 
	place BIGINT NOT NULL, 
	n INTEGER NOT NULL, 
	PRIMARY KEY (key, place, n)
);
CREATE TABLE prints (
	key BIGINT NOT NULL, 
	place BIGINT NOT NULL, 
	n INTEGER NOT NULL, 
	PRIMARY KEY (key, place, n)
);
CREATE TABLE sketches (
	n INTEGER NOT NULL, 
	place BIGINT NOT NULL, 
	day INTEGER, 
	lang VARCHAR COLLATE "C" NOT NULL, 
	title VARCHAR COLLATE "C", 
	shown VARCHAR COLLATE "C" NOT NULL, 
	things BYTEA NOT NULL, 
	words BYTEA NOT NULL, 
	prints BYTEA NOT NULL, 
	seal VARCHAR COLLATE "C" NOT NULL, 
	story INTEGER, 
	after INTEGER, 
	score FLOAT(53) NOT NULL, 
	copy BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	FOREIGN KEY(n) REFERENCES reports (n)
);
CREATE INDEX sketches_after ON sketches (after);
CREATE INDEX sketches_story ON sketches (story);
