"""What formats share: their interface (`format`), `collector`, and how texts, ids and answers are converted."""
