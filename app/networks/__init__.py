"""Networks: what a user may write, and the program that it becomes."""
