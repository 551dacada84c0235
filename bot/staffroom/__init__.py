"""The staff room: what members of staff say and press, wherever they do it, becomes commands; the answer is a reply."""
