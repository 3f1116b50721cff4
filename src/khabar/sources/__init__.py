"""Where reports come from: files, folders, archives, pages, feeds, rows of a table, the web."""
