"""The demo shop: who comes to Corner Café, when, and for what."""
