"""Pages for instructors, one module for each part of their work. All are forms and links first."""
