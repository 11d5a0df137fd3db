"""Shapes as a person types them."""

from app.shapes.messages.form import CROSS, SHAPE, Form, layer_typed, whole

_HERE = "typed"
# A shape in brackets or as 4x3, with or without torch.Size( ) or torch.ones around it.
_LEFT, _RIGHT = (rf"(?:[A-Za-z_][\w.]*\(?)?(?P<{side}>{SHAPE}|{CROSS})\)?" for side in ("left", "right"))

FORMS = (
    Form(
        None,
        "linear",
        r"(?:[\w.]+\.)?Linear\((?:in_features=)?(?P<inputs>SIZE), (?:out_features=)?"
        rf"(?P<outputs>SIZE)(?:, [^)]*)?\) ?(?:\(|of |on |@ ?)? ?{_LEFT}\)?",
        layer_typed,
        _HERE,
    ),
    Form(None, "linear", rf"linear:? {_LEFT} ?(?:,|and|@)? ?{_RIGHT}", whole, _HERE),
    Form(None, "elementwise", rf"{_LEFT} ?\* ?{_RIGHT}", whole, _HERE, sign="*"),
    Form(None, "elementwise", rf"{_LEFT} ?⊙ ?{_RIGHT}", whole, _HERE, sign="*"),
    Form(None, "elementwise", rf"{_LEFT} ?[-−] ?{_RIGHT}", whole, _HERE, sign="-"),
    Form(None, "elementwise", rf"{_LEFT} ?/ ?{_RIGHT}", whole, _HERE, sign="/"),
    Form(None, "elementwise", rf"{_LEFT} ?\+ ?{_RIGHT}", whole, _HERE),
    Form(None, "matmul", rf"{_LEFT} ?(?:@|·|⋅|∙|\.|,|;|and|by|times|dot|matmul)? ?{_RIGHT}", whole, _HERE),
)
