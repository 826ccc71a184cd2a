"""Load and dump: the whole record as a folder of readable TOML files, by tables that each chapter declares."""
