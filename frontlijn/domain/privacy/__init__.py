"""Privacy while typing: what is refused, what is worth a second look, and schuilnamen (domain model, section 14)."""
