"""The tables, one file per noun, all in one `metadata`.

Moments are integers: milliseconds since 1970 in UTC. Identities are big integers that the database counts.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Integer, MetaData
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite counts up only a primary key whose type is exactly INTEGER, which holds 64 bits there.
Big = BigInteger().with_variant(Integer(), "sqlite")
Moment = BigInteger()
# None is the database's own NULL, not the word "null" of JSON.
Data = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
