"""What an instructor does from the command line."""
