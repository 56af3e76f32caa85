"""Who was there, who sent apologies, who led: out of lists, tables and sentences."""
