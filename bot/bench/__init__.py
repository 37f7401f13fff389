"""How fast it is: what is measured, beside the floor that nothing built in the same way could beat."""
