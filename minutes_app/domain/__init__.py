"""What minutes are. Standard library only."""
