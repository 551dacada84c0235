"""Everything that speaks SQL: the engine, the tables and one file of questions per noun."""
