"""The trip on a screen: its views, filters and pages, as of the moment at which a slider stands.

Takes a `Desk`, what the command line lends, and runs until the user quits. It has no SQL and no rule of its own: each
pane shows the answer to a question that the command line would answer alike.
"""
