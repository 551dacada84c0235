"""The figures of the shop, one module for each bench."""
