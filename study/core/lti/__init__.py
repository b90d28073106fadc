"""Rules of launches from learning platforms (LTI 1.3 Advantage)."""
