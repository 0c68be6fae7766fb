"""Text → turns: find the document's own label convention, then read the document with it."""
