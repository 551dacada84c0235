"""What goods are called in seven languages: general trade words, no shop's own."""
