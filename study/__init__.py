"""Keepwarm: `core` holds the rules, every other package a place where people use them."""
