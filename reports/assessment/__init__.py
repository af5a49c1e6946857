"""Yearly targets and their assessment (目标考核, L-23, L-38): what is asked, what the records say, the grade."""
