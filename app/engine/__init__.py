"""Programs of matrix operations, in NumPy alone: built, differentiated, executed."""
