"""The summary of a wijk, a gebied, the city or an initiative, told in sections (domain model, section 9)."""
