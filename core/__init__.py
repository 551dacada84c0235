"""The back office: orders, rules, stock, money, and the words that go out."""
