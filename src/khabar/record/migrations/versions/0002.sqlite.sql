CREATE TABLE visits (
	n INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	url VARCHAR, 
	feed VARCHAR, 
	etag VARCHAR, 
	modified VARCHAR, 
	asked VARCHAR, 
	due VARCHAR, 
	fails INTEGER NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE ("key")
);
CREATE INDEX visits_feed ON visits (feed);
