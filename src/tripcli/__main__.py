"""`python -m tripcli` is the same program as `tripcli`."""

from tripcli.cli.main import run

if __name__ == "__main__":
    run()
