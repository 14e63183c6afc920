"""Privacy while typing: what is refused in a text, what is worth a second look, and names made unknown (model, 14)."""
