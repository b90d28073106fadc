"""The shared edge: clock, access rules, rendering, template tags, errors, logs. Knows no place."""
