DROP TABLE sketches;
DELETE FROM likes;
DELETE FROM prints;
DELETE FROM marks;
DELETE FROM joined;
CREATE TABLE moves (
	n INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	story INTEGER, 
	"after" INTEGER, 
	score FLOAT NOT NULL, 
	copy BOOLEAN NOT NULL, 
	PRIMARY KEY (n, seq)
)
 WITHOUT ROWID;
CREATE INDEX moves_seq ON moves (seq);
CREATE TABLE placed (
	n INTEGER NOT NULL, 
	place BIGINT NOT NULL, 
	story INTEGER, 
	"after" INTEGER, 
	score FLOAT NOT NULL, 
	copy BOOLEAN NOT NULL, 
	PRIMARY KEY (n)
);
CREATE INDEX placed_after ON placed ("after");
CREATE INDEX placed_story ON placed (story);
CREATE TABLE sketches (
	n INTEGER NOT NULL, 
	place BIGINT NOT NULL, 
	lang VARCHAR NOT NULL, 
	title VARCHAR, 
	names VARCHAR NOT NULL, 
	things BLOB NOT NULL, 
	words BLOB NOT NULL, 
	prints BLOB NOT NULL, 
	seal VARCHAR NOT NULL, 
	PRIMARY KEY (n), 
	FOREIGN KEY(n) REFERENCES reports (n)
);
