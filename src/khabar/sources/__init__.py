"""Where reports come from: files, folders and lines of JSON."""
