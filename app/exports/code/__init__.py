"""The program as code: NumPy, PyTorch, JAX, and a Jupyter notebook."""
