"""Worlds: simulated hosts and mail agents on a simulated network, under a simulated clock."""
