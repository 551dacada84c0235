"""Marketplaces and carts that are asked: their orders come in, our stock and shipments go out."""
