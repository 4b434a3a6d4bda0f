"""The page: one HTML file with all that a trip's views say, for readers who never open a terminal.

It has no SQL and no rule about facts: each section is the answer of a view, and the slider of knowledge shows that
view's history.
"""
