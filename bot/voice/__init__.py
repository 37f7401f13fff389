"""Who finds the words: prompt building, models, the offline voice, the check of finished texts."""
