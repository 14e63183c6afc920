"""From what the store reads to text and files: markdown, CSV and JSON."""
