"""What others may show: embedded pages, figures, pictures and files, each computed once and kept."""
