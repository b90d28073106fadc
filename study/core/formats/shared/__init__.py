"""What several formats share: their interface (`format`), `collector`, and how texts, ids and answers travel."""
