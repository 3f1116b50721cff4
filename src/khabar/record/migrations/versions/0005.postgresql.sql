DROP TABLE sketches;
DELETE FROM likes;
DELETE FROM prints;
DELETE FROM marks;
DELETE FROM joined;
CREATE TABLE moves (
	n INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	story INTEGER, 
	after INTEGER, 
	score FLOAT(53) NOT NULL, 
	copy BOOLEAN NOT NULL, 
	PRIMARY KEY (n, seq)
);
CREATE INDEX moves_seq ON moves (seq);
CREATE TABLE placed (
	n INTEGER NOT NULL, 
	place BIGINT NOT NULL, 
	story INTEGER, 
	after INTEGER, 
	score FLOAT(53) NOT NULL, 
	copy BOOLEAN NOT NULL, 
	PRIMARY KEY (n)
);
CREATE INDEX placed_after ON placed (after);
CREATE INDEX placed_story ON placed (story);
CREATE TABLE sketches (
	n INTEGER NOT NULL, 
	place BIGINT NOT NULL, 
	lang VARCHAR COLLATE "C" NOT NULL, 
	title VARCHAR COLLATE "C", 
	names VARCHAR COLLATE "C" NOT NULL, 
	things BYTEA NOT NULL, 
	words BYTEA NOT NULL, 
	prints BYTEA NOT NULL, 
	seal VARCHAR COLLATE "C" NOT NULL, 
	PRIMARY KEY (n), 
	FOREIGN KEY(n) REFERENCES reports (n)
);
