"""The web application: staff console, sign-in, the customer's order page, health."""
