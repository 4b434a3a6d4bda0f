"""What is asked: the words of the command line made into dates and conditions.

Takes what was typed, gives values that a view's SQL is narrowed with. It must not know any output format.
"""
