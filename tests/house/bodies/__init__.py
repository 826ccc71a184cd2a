"""Valid bodies for every address, chapter by chapter: name -> function(world) -> (arguments, body)."""
