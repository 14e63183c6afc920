"""The forms: one module each. A form asks for one input of the domain and hands it to one function of the store."""
