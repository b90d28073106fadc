"""Launches from learning platforms (LTI 1.3 Advantage): people come in by a link there, and results go back."""
