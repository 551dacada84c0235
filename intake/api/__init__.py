"""The REST interface: carts, marketplaces and gateways talk to the shop."""
