"""How fast Goldthread is on a big partnership: `./run bench`."""
