"""The rules of the shop: pure, no input or output, no clock, standard library only."""
