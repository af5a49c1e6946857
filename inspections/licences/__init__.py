"""暂扣、吊销证件: decided where the agency issued the licence, else asked of the body that did (提请)."""
