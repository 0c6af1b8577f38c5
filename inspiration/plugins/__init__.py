"""MkDocs adapters: they call the rooms above and hold no rule of their own."""
