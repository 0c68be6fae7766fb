"""People over time: which appearances at which conferences are one person (`resolve`), and what tells them apart."""
