"""Reminders: who is told what on which morning, in the system, by mail and in a group's robot.

schedule    which step of a deadline is due on a day; pure
morning     the job that writes one notice a person, obligation, step and due day
digests     what one person's mail and one group's message say
outbox      sends what waits, again and again until it is out or given up
robots      the addresses and signatures of 企业微信 and 钉钉
"""
