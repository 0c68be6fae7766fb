"""What pages and documents are made from: package data, read by `transcript.export`."""
