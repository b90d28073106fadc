"""The border of the web application: who may do what, and what no browser can break."""
