"""A network on paper: handouts, worksheets, LaTeX, TikZ, Markdown."""
