"""查封、扣押: what was sealed or seized, until when, and how it ended."""
