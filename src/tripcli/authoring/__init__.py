"""What those need who write a dataset: a start, a schema, problems for machines, a canonical form, an import.

Takes records, texts and problems, gives texts. It must not know stores, views, output formats or the command line.
"""
