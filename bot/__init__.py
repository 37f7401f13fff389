"""Sonder: a Discord companion with an emotion engine, that can write first."""
