"""The command line: flags in, one request, one table, bytes out. Only this folder talks, and only here a run ends."""
