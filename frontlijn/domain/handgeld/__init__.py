"""Handgeld: small money out of a pot with a plafond, decided so that anyone can follow (004 §2.2; domain model, 6)."""
