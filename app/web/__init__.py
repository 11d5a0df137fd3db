"""The server: pages, calls and the stream."""
