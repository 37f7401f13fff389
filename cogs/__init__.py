"""What people on Discord see: one file a feature, no logic of its own."""
