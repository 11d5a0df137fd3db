"""Pictures of steps: drawn by the browser's own modules, set by Typst, strung into films."""
