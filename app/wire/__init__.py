"""How numbers travel: exact JSON and binary frames."""
