"""What the worker in test_survive_a_killed_worker.py imports: two obligations a transaction."""

from campaigns.reminders import morning

morning.BATCH = 2
