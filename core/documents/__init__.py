"""The papers of an order: confirmation, picking list, packing slip, invoice, credit note."""
