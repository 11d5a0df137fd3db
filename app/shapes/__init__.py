"""Shapes, typed or read from an error message: do they fit, why not, and what would make them fit."""
