"""A cell of a masked softmax by hand: only what the case sees is written, and it comes to what is shown."""

from app.networks.build import build
from app.networks.spec import parse_spec
from app.trace.worked import worked_cell
from app.training.run import Run
from tests.networks.kinds.attention import head
from tests.networks.samples import dataset, written


def test_the_shares_of_a_token_are_written_with_what_it_sees():
    network = build(parse_spec(written(dataset=dataset(cases=6), layers=[head(2, 2, 3)])))
    values = Run(network).record()
    step = next(step for step in network.program.steps if step.op == "masked_softmax")
    scores = [worked_cell(step, values, (4, column), 6) for column in range(6)]
    for column, cell in enumerate(scores):
        assert cell.text.count("exp(") == 1 + 2, "itself, and those seen: 2.1 and 2.2"
        assert cell.text.startswith("1 × " if column in (3, 4) else "0 × ")
    shown = [float(cell.total) for cell in scores]
    assert shown == [round(float(share), 2) for share in values["P1"][4]]
    assert worked_cell(step, values, (0, 0), 6).text.count("exp(") == 2
