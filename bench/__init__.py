"""`python -m bench`: speed and size goals as ratios and percentiles, each measured in one run."""
