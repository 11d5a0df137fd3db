"""Traces: a program in words, formulas and numbers, in either convention."""
