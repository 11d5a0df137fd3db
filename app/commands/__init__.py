"""What the commands share, and those that take a file of their own."""
