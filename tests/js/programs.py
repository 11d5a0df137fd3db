"""Prints the programs of all networks of the gallery, as JSON."""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from app.networks.build import build
from app.networks.gallery import gallery, network_spec
from app.trace.outline import program_json


def main() -> None:
    """One program of each, with cases in rows."""
    programs = [program_json(build(network_spec(name)), "rows") for name in gallery]
    json.dump(programs, sys.stdout)


main()
