"""Words in the reader's language: English where it is said, translations in one file a language."""
