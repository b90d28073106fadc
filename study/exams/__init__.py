"""Mock exams: the forms a course offers, sittings under the server's clock, and their results."""
