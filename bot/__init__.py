"""The counter: people talk to us live, in chat, console and on the command line."""
