"""The work log (工作记录): what agencies did, each kind with what it asks for and its proof."""
