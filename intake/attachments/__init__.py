"""Files that customers send: read in guarded children, turned into proposed lines, compared with what the mail says."""
