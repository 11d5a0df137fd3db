"""What PyTorch says."""

from app.shapes.messages.form import (
    Form,
    batch_and_rows,
    one_axis,
    single,
    whole,
)

_HERE = "PyTorch 2.13.0"

FORMS = (
    # a @ b, torch.mm, torch.addmm, nn.Linear: the weight of a layer stands here as it is used, turned.
    Form(
        "PyTorch",
        "matmul",
        r"mat1 and mat2 shapes cannot be multiplied \(LEFT_CROSS and RIGHT_CROSS\)",
        whole,
        _HERE,
    ),
    # The same up to 1.7.
    Form(
        "PyTorch",
        "matmul",
        r"size mismatch, m1: \[LEFT_CROSS\], m2: \[RIGHT_CROSS\]",
        whole,
        "PyTorch 1.7, aten/src/TH/generic/THTensorMath.cpp",
    ),
    # torch.mv, and @ with a vector at the right.
    Form(
        "PyTorch",
        "matmul",
        r"size mismatch, got input \(SIZE\), mat \(LEFT_CROSS\), vec \((?P<right>SIZE)\)",
        whole,
        _HERE,
    ),
    Form(
        "PyTorch",
        "matmul",
        r"inconsistent tensor size, expected tensor LEFT and src RIGHT to have the same",
        whole,
        _HERE,
    ),
    # torch.bmm, torch.baddbmm, and @ of two stacks.
    Form(
        "PyTorch",
        "matmul",
        r"Expected size for first two dimensions of batch2 tensor to be: LEFT but got: RIGHT",
        batch_and_rows,
        _HERE,
    ),
    # +, −, ×, /, losses; also the batch axes of @.
    Form(
        "PyTorch",
        "elementwise",
        r"The size of tensor a \(LEFT_SIZE\) must match the size of tensor b \(RIGHT_SIZE\) "
        r"at non-singleton dimension (?P<axis>\d)",
        one_axis,
        _HERE,
        axis_name="axis {axis}",
    ),
    # expand, and a bias of the wrong length.
    Form(
        "PyTorch",
        "expand",
        r"The expanded size of the tensor \(SIZE\) must match the existing size \(SIZE\) at non-singleton "
        r"dimension \d\. Target sizes: LEFT\. Tensor sizes: RIGHT",
        whole,
        _HERE,
    ),
    Form(
        "PyTorch",
        "elementwise",
        r"Mismatching argument at index \d+ had (?:torch\.Size\()?RIGHT\)?; but expected shape should be "
        r"broadcastable to LEFT",
        whole,
        _HERE,
    ),
    # In place: a += b.
    Form(
        "PyTorch",
        "expand",
        r"output with shape LEFT doesn't match the broadcast shape RIGHT",
        whole,
        _HERE,
        sign="+=",
    ),
    Form(
        "PyTorch",
        "equal",
        r"einsum\(\): subscript (?P<label>\w) has size RIGHT_SIZE for operand \d+ which does not broadcast "
        r"with previously seen size LEFT_SIZE",
        single,
        _HERE,
        axis_name="{label}",
    ),
    # Losses.
    Form(
        "PyTorch",
        "equal",
        r"(?:[Tt]arget size|Using a target size) \((?:torch\.Size\()?RIGHT\)?\) .{0,60}"
        r"input size \((?:torch\.Size\()?LEFT\)?\)",
        whole,
        _HERE,
    ),
    Form(
        "PyTorch",
        "equal",
        r"Expected input batch_size \(LEFT_SIZE\) to match target batch_size \(RIGHT_SIZE\)",
        single,
        _HERE,
        axis_name="case axis",
    ),
)
