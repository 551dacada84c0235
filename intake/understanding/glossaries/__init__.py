"""Everyday words of trade side by side in seven languages, as data: colours, sizes, materials, foods, household goods.

One row a meaning: English | German | French | Spanish | Italian | Dutch | Portuguese, each in the singular, with other
words for the same behind a comma. Rows say what words of general language mean; no shop's own names stand here.
"""
