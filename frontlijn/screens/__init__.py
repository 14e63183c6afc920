"""One module per screen: it asks the store and shows widgets."""
