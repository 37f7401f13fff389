"""Telling others what a character would like to do: webhooks that are called, sockets that are open."""
