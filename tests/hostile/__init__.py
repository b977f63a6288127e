"""Input that means ill, for each reader: a clear error or a reading, in bounded time and memory."""
