"""What strangers bring, before anybody reads it."""
