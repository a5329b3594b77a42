"""Runs the notebook and writes it with what it printed: python examples/execute.py [--check]."""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

PATH = Path(__file__).parent / "yongjia.ipynb"


def main() -> None:
    notebook = nbformat.read(PATH, as_version=4)
    NotebookClient(notebook, resources={"metadata": {"path": str(PATH.parent.parent)}}).execute()
    for cell in notebook.cells:
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            output.pop("metadata", None)
            if output.output_type in ("execute_result", "display_data"):
                output["metadata"] = {}
    notebook.metadata["language_info"] = {"name": "python"}
    executed = nbformat.writes(notebook) + "\n"
    if "--check" in sys.argv[1:]:
        if executed != PATH.read_text(encoding="utf-8"):
            sys.exit("the notebook prints something else than it holds: run python examples/execute.py and look")
        return
    PATH.write_text(executed, encoding="utf-8")


if __name__ == "__main__":
    main()
