"""What TensorFlow and Keras say."""

from app.shapes.messages.form import Form, but_last, layer, misfits, single, turned, whole

_HERE = "TensorFlow 2"
_KERAS = "Keras 3"

FORMS = (
    # a @ b, tf.matmul, tf.tensordot, Dense.
    Form(
        "TensorFlow",
        "matmul",
        r"Matrix size-incompatible: In\[0\]: LEFT, In\[1\]: RIGHT"
        r"(?: (?P<turn_left>[01]) (?P<turn_right>[01]))?",
        turned,
        _HERE,
    ),
    # Batched, without oneDNN.
    Form(
        "TensorFlow",
        "matmul",
        r"In\[0\] mismatch In\[1\] shape: SIZE vs\. SIZE: LEFT RIGHT "
        r"(?P<turn_left>[01]) (?P<turn_right>[01])",
        turned,
        "TensorFlow 2, tensorflow/core/kernels/matmul_op_impl.h",
    ),
    Form(
        "TensorFlow",
        "matmul",
        r"In\[0\] and In\[1\] must have compatible batch dimensions: LEFT vs\. RIGHT",
        whole,
        _HERE,
    ),
    # Inside tf.function.
    Form(
        "TensorFlow",
        "matmul",
        r"Dimensions must be equal, but are SIZE and SIZE for '[^']*MatMul(?:V\d)?\[[^]]*"
        r"(?:transpose_a|adj_x)=(?P<turn_left>\w+), (?:grad_x=\w+, grad_y=\w+, )?"
        r"(?:transpose_b|adj_y)=(?P<turn_right>\w+)[^']*' with input shapes: LEFT, RIGHT",
        turned,
        _HERE,
    ),
    Form(
        "TensorFlow",
        "elementwise",
        r"Dimensions must be equal, but are SIZE and SIZE for '(?![^']*MatMul)[^']*' "
        r"with input shapes: LEFT, RIGHT",
        whole,
        _HERE,
    ),
    Form(
        "TensorFlow",
        "equal",
        r"Expected dimension LEFT_SIZE at axis \d+ of the input shaped SHAPE but got dimension RIGHT_SIZE",
        single,
        _HERE,
        axis_name="a label",
    ),
    # tf.broadcast_to.
    Form("TensorFlow", "expand", r"Incompatible shapes: RIGHT vs\. LEFT \[Op:BroadcastTo\]", whole, _HERE),
    Form(
        "TensorFlow",
        "elementwise",
        r"Incompatible shapes: LEFT vs\. RIGHT \[Op:Mul\]",
        whole,
        _HERE,
        sign="*",
    ),
    # +, −, /.
    Form("TensorFlow", "elementwise", r"Incompatible shapes: LEFT vs\. RIGHT", whole, _HERE),
    Form(
        "TensorFlow",
        "elementwise",
        r"Incompatible shapes for broadcasting\..{0,130}Received: LEFT and RIGHT",
        whole,
        _HERE,
    ),
    Form(
        "TensorFlow",
        "expand",
        r"Must provide as many biases as the last dimension of the input tensor: RIGHT vs\. LEFT",
        whole,
        _HERE,
    ),
    # Losses.
    Form(
        "TensorFlow",
        "elementwise",
        r"logits and labels must be broadcastable: logits_size=LEFT labels_size=RIGHT",
        whole,
        _HERE,
    ),
    Form(
        "TensorFlow",
        "equal",
        r"`logits` and `labels` must have the same shape, received \(LEFT vs RIGHT\)",
        whole,
        _HERE,
    ),
    Form(
        "TensorFlow",
        "equal",
        r"`labels\.shape` must equal `logits\.shape` except for the last dimension\. "
        r"Received: labels\.shape=RIGHT and logits\.shape=LEFT",
        but_last,
        _HERE,
    ),
    Form(
        "TensorFlow",
        "equal",
        r"[Ss]hape mismatch\. ?The variable shape LEFT, and the assigned value shape RIGHT",
        whole,
        _HERE,
    ),
    Form("TensorFlow", "equal", r"Shapes LEFT and RIGHT are incompatible", whole, _HERE),
    # Keras: Dense and every other layer that knows its inputs.
    Form(
        "Keras",
        "linear",
        r"incompatible with the layer: expected axis -1 of input shape to have value RIGHT_SIZE, "
        r"but received input with shape LEFT",
        layer,
        _KERAS,
    ),
    Form(
        "Keras",
        "matmul",
        r"Inner dimensions .{0,60} must be equal, but received `x1\.shape=LEFT` and `x2\.shape=RIGHT`",
        whole,
        _KERAS,
    ),
    Form(
        "Keras",
        "elementwise",
        r"Cannot broadcast shape, .{0,90}Input shapes are: LEFT and RIGHT",
        whole,
        _KERAS,
    ),
    Form(
        "Keras",
        "elementwise",
        r"Inputs have incompatible shapes\. Received shapes (?P<shapes>SHAPE(?: and SHAPE)+)",
        misfits,
        _KERAS,
    ),
    Form(
        "Keras",
        "equal",
        r"must have the same shape\. Received: target\.shape=RIGHT, output\.shape=LEFT",
        whole,
        _KERAS,
    ),
)
