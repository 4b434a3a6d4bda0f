"""Files to records, and all problems at once: the first arrow of the pipeline.

Takes paths, gives a `Reading` (see `reading.load`). It must not know stores, views or output.
"""
