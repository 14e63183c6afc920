"""The effecten-arena: who invests in which activity, what that brings about, and who collects it (000)."""
