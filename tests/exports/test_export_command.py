"""`rowcol export`: files as the table of forms makes them, and refusals that say what there is."""

import json
import os
import subprocess
import sys

import pytest

from app.cli import main
from app.exports.forms import FORMS
from app.networks.gallery import gallery
from tests.exports.requests import request_of
from tests.web.server import ROOT


def rowcol(*arguments, folder=ROOT):
    command = [sys.executable, "-c", "from app.cli import main; main()", "export", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=False, env=environment)


def test_a_file_is_written_under_a_name_that_says_what_is_in_it(tmp_path):
    ended = rowcol("xor", "--format", "numpy", "--iteration", "3", "--convention", "columns", folder=tmp_path)
    assert (ended.returncode, ended.stdout) == (0, b"")
    made = FORMS["numpy"].make(request_of("xor", iteration=3, convention="columns"))
    assert (tmp_path / "xor-iteration-3-numpy.py").read_bytes() == made
    assert ended.stderr.decode() == f"xor-iteration-3-numpy.py: {len(made):,} bytes\n"


def test_a_spec_of_ones_own_goes_to_standard_output(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(gallery["two_to_one"].spec().model_dump(mode="json")))
    ended = rowcol(str(path), "-f", "npz", "-o", "-")
    assert ended.stdout == FORMS["npz"].make(request_of("two_to_one", convention="columns"))
    assert ended.stderr == b""


def test_options_reach_the_form():
    ended = rowcol("xor", "-f", "csv", "--matrix", "W1", "--lang", "de", "-o", "-")
    assert ended.stdout.decode().splitlines()[1].startswith("Bias,")


def test_a_lens_has_the_names_that_it_has_in_addresses():
    named, alias = (rowcol("xor", "-f", "svg", "--lens", one, "-o", "-") for one in ("column_row", "outer"))
    assert alias.stdout == named.stdout != b""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["xor", "-f", "papyrus"], f"there is no form “papyrus”; there are: {', '.join(FORMS)}"),
        (["xor"], "Missing option '--format'"),
        (["nope", "-f", "npz"], "“nope” is neither a network"),
        (["xor", "-f", "csv"], "matrix: name a matrix; there are: X, Y, W1"),
        (["xor", "-f", "csv", "--matrix", "Q"], "matrix: there is no matrix “Q”; there are: X, Y, W1"),
        (["xor", "-f", "npz", "--lens", "rows"], "“npz” has no use for --lens; it heeds --matrix"),
        (
            ["xor", "-f", "json", "--step", "3"],
            "“json” has no use for --step; it heeds none of these options",
        ),
        (["xor", "-f", "svg", "--step", "99"], "rowcol: step goes from 0 to 17, not 99"),
        (["xor", "-f", "svg", "--cell", "9,0"], "cell: row goes from 0 to 3, not 9"),
        (["xor", "-f", "svg", "--cell", "1"], "--cell is a row and a column from 0, such as 1,0, not “1”"),
        (["xor", "-f", "svg", "--lens", "up"], "there is no lens “up”; there are: row_column, column_row, "),
        (["xor", "-f", "svg", "--theme", "up"], "Invalid value for '--theme': 'up' is not one of"),
        (["xor", "-f", "json", "--lang", "xx"], "there is no language “xx”; there are: en, "),
        (
            ["xor", "-f", "json", "-o", "/nowhere/x"],
            "/nowhere/x: can't be written: No such file or directory",
        ),
    ],
)
def test_what_can_not_be_exported_is_one_line_and_exit_code_2(arguments, said, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["rowcol", "export", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    line = capsys.readouterr().err
    assert line.startswith("rowcol: ")
    assert said in line
    assert line.count("\n") == 1
