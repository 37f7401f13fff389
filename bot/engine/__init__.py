"""The contract around the mind: wire models, the Engine protocol, and what implements it."""
