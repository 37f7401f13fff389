"""The bot in a process of its own, a Discord on 127.0.0.1, and everything that can go wrong between the two."""
