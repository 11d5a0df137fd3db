"""The `rowcol` command."""

import json
import subprocess
import sys

import pytest

from app.networks.gallery import gallery
from tests.web.server import ROOT


def rowcol(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from app.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_list_names_every_network():
    ended = rowcol("list")
    assert ended.returncode == 0
    assert all(entry.name in ended.stdout for entry in gallery.values())
    listed = json.loads(rowcol("list", "--json").stdout)["networks"]
    assert [entry["name"] for entry in listed] == list(gallery)


def test_train_prints_a_table_with_twelve_digits():
    ended = rowcol("train", "xor", "--iterations", "501", "--every", "250")
    lines = [line.split() for line in ended.stdout.splitlines()]
    assert lines[0] == ["iteration", "loss", "accuracy"]
    assert [line[0] for line in lines[1:]] == ["0", "250", "500", "stated:"]
    assert lines[1][1:] == ["0.25311695005", "50.0", "%"]
    assert ended.stderr == ""


def test_train_ends_with_the_test_set_where_there_is_one():
    ended = rowcol("train", "three_clusters", "--iterations", "1")
    assert "2.97031569282" in ended.stdout
    assert ended.stdout.splitlines()[-1].split()[0] == "test"


def test_train_and_trace_take_a_file_with_a_spec(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(gallery["xor"].spec().model_dump_json())
    by_name = rowcol("train", "xor", "--iterations", "3", "--every", "2", "--json")
    by_file = rowcol("train", str(path), "--iterations", "3", "--every", "2", "--json")
    assert json.loads(by_file.stdout) == json.loads(by_name.stdout)
    trace = json.loads(rowcol("trace", str(path), "--iteration", "4").stdout)
    assert (trace["version"], trace["iteration"]) == (1, 4)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["train", "nope"], f"“nope” is neither a network ({', '.join(gallery)}) nor a file"),
        (["train", "xor", "--iterations", "0"], "Invalid value for '--iterations'"),
        (["trace", "xor", "--convention", "sideways"], "'sideways' is not one of"),
        (["train", "pyproject.toml"], "pyproject.toml: is not JSON"),
        (["train", "package.json"], "'dataset' is missing"),
        ([], "Missing command"),
        (["dance"], "No such command 'dance'"),
    ],
)
def test_a_refusal_is_one_line_and_exit_code_2(arguments, said):
    ended = rowcol(*arguments)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert said in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_a_wrong_setting_is_one_line_and_exit_code_2(monkeypatch):
    monkeypatch.setenv("ROWCOL_PORT", "many")
    ended = rowcol("serve")
    assert ended.returncode == 2
    assert len(ended.stderr.splitlines()) == 1
    assert "ROWCOL_PORT" in ended.stderr
