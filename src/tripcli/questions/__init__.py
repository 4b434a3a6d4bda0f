"""Questions to a dataset: it is found and opened, and words become a request. Every front end asks through these.

Nothing of this package prints, ends a run, or reads the environment by itself: what it needs is given to it, and what
people should know is returned.
"""
