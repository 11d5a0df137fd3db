"""The texts that are read: one row for each form of message."""
