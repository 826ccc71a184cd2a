"""What pages load from the kit."""
