CREATE TABLE joined (
	seq INTEGER NOT NULL, 
	PRIMARY KEY (seq)
);
CREATE TABLE likes (
	n INTEGER NOT NULL, 
	other INTEGER NOT NULL, 
	score FLOAT NOT NULL, 
	PRIMARY KEY (n, other)
)
 WITHOUT ROWID;
CREATE INDEX likes_other ON likes (other);
CREATE TABLE marks (
	"key" BIGINT NOT NULL, 
	place BIGINT NOT NULL, 
	n INTEGER NOT NULL, 
	PRIMARY KEY ("key", place, n)
)
 WITHOUT ROWID;
CREATE TABLE prints (
	"key" BIGINT NOT NULL, 
	place BIGINT NOT NULL, 
	n INTEGER NOT NULL, 
	PRIMARY KEY ("key", place, n)
)
 WITHOUT ROWID;
CREATE TABLE sketches (
	n INTEGER NOT NULL, 
	place BIGINT NOT NULL, 
	day INTEGER, 
	lang VARCHAR NOT NULL, 
	title VARCHAR, 
	shown VARCHAR NOT NULL, 
	things BLOB NOT NULL, 
	words BLOB NOT NULL, 
	prints BLOB NOT NULL, 
	seal VARCHAR NOT NULL, 
	story INTEGER, 
	"after" INTEGER, 
	score FLOAT NOT NULL, 
	copy BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	FOREIGN KEY(n) REFERENCES reports (n)
);
CREATE INDEX sketches_after ON sketches ("after");
CREATE INDEX sketches_story ON sketches (story);
