"""The dialects of notes, one in each module, found by discovery (`study.core.notes.dialect`)."""
