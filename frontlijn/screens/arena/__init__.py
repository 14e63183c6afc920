"""The screens of the effecten-arena: the arena itself, what it brings, what if, its sessions, a report."""
