"""Exports: a network outside of the site, as pictures, documents, code, numbers and pages of their own."""
