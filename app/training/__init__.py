"""Runs: the sequence of iterations of a network, any of which can be reached again exactly."""
