"""What can't wait: a danger that has changed, an accident, everybody out.

reporting    what the enterprise says: report, supplement, everybody out, back at work
answering    what the agency does: take note, order an evacuation and lift it, enter an accident into the ledger
urgent       what of it waits for somebody, for the first page
"""
