"""The sociaal kasboek: what was worth something but is not money, and what can be seen in it (002)."""
