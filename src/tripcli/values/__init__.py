"""What the texts of a dataset mean: times, lengths, numbers of people, amounts and units.

Each module takes text and gives a small value, or raises ValueError with words for the author. None knows
records, stores or output.
"""
