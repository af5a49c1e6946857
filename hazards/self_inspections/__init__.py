"""A mine's own check of each month: opened, answered item by item, signed, handed in; read by who answers for it."""
