"""The least that a command line made with Typer can do: what the starts are measured against."""

import typer

app = typer.Typer()


@app.command()
def main(name: str = "world") -> None:
    """Greet."""
    typer.echo(f"hello {name}")


if __name__ == "__main__":
    app()
