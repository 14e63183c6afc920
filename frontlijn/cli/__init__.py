"""The command line, one module per noun; it imports no Textual."""
