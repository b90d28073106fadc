"""QTI 1.2 as Canvas writes it: `package` finds the questions of an archive, `texts` and `scores` take
their elements apart, `items` makes questions of them, `writing` goes the other way.

Source: the files that Canvas exports, as collected in instructure/qti (spec/fixtures), and the IMS
QTI ASI 1.2 information model; read in November 2026.
"""
