"""A hello world in Typer: the start-up time of tripcli is compared with it."""

import typer

app = typer.Typer()


@app.command()
def main(name: str = "world") -> None:
    """Greet."""
    typer.echo(f"hello {name}")


if __name__ == "__main__":
    app()
