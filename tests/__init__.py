"""The promises frontlijn makes to its users, in the same layout as the package."""
