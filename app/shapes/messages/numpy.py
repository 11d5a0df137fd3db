"""What NumPy says."""

from app.shapes.messages.form import Form, inner, matrix_and_vector, misfits, single, whole

_HERE = "NumPy 2.4"

FORMS = (
    # a @ b, np.matmul: the outer sizes aren't told.
    Form(
        "NumPy",
        "matmul",
        r"matmul: Input operand 1 has a mismatch in its core dimension 0, .{0,60}"
        r"\(size RIGHT_SIZE is different from LEFT_SIZE\)",
        inner,
        _HERE,
    ),
    Form(
        "NumPy",
        "matmul",
        r"matvec: Input operand 1 has a mismatch .{0,80}\(size RIGHT_SIZE is different from LEFT_SIZE\)",
        matrix_and_vector,
        _HERE,
    ),
    Form(
        "NumPy",
        "matmul",
        r"vecdot: Input operand 1 has a mismatch .{0,80}\(size RIGHT_SIZE is different from LEFT_SIZE\)",
        single,
        _HERE,
    ),
    # np.dot, np.inner, np.linalg.multi_dot.
    Form(
        "NumPy",
        "matmul",
        r"shapes LEFT and RIGHT not aligned: SIZE \(dim \d+\) != SIZE \(dim \d+\)",
        whole,
        _HERE,
    ),
    # a @ b whose batch axes differ.
    Form(
        "NumPy",
        "matmul",
        r"remapped shapes \[original->remapped\]: LEFT->\([\d,]*newaxis,newaxis\) RIGHT->"
        r"\([\d,]*newaxis,newaxis\) and requested shape",
        whole,
        _HERE,
    ),
    # np.einsum: the axes as it lines them up.
    Form(
        "NumPy",
        "elementwise",
        r"remapped shapes \[original->remapped\]: SHAPE->LEFT SHAPE->RIGHT",
        whole,
        _HERE,
        sign="*",
    ),
    Form(
        "NumPy",
        "expand",
        r"remapped shapes \[original->remapped\]: RIGHT and requested shape LEFT",
        whole,
        _HERE,
    ),
    # +, −, ×, /.
    Form(
        "NumPy",
        "elementwise",
        r"operands could not be broadcast together with shapes (?P<shapes>SHAPE(?: SHAPE)+)",
        misfits,
        _HERE,
    ),
    # a += b.
    Form(
        "NumPy",
        "expand",
        r"non-broadcastable output operand with shape LEFT doesn't match the broadcast shape RIGHT",
        whole,
        _HERE,
        sign="+=",
    ),
    Form(
        "NumPy",
        "elementwise",
        r"objects cannot be broadcast to a single shape\. Mismatch is between arg \d+ with shape LEFT "
        r"and arg \d+ with shape RIGHT",
        whole,
        _HERE,
    ),
    # a[…] = b.
    Form(
        "NumPy",
        "expand",
        r"could not broadcast input array from shape RIGHT into shape LEFT",
        whole,
        _HERE,
        sign="=",
    ),
)
