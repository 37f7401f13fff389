"""How the reading of messages was learned and how well it does; nothing here runs in the bot."""
