"""Calls of the Bot API with plain answers: what a later version adds or leaves out turns no answer into a fault."""

from __future__ import annotations

from typing import Any, ClassVar

from aiogram.methods import TelegramMethod
from pydantic import Field


class Call(TelegramMethod[Any]):
    """One call; its parameters are those of the method that it names."""

    __returning__: ClassVar[Any] = Any
    calls: str = Field(exclude=True)

    @property
    def __api_method__(self) -> str:  # type: ignore[override]
        return self.calls


def calling(method: str, /, **parameters: Any) -> Call:
    """Return the call of a method, such as `calling("sendMessage", chat_id=1, text="hello")`; None is left out."""
    return Call(calls=method, **{name: value for name, value in parameters.items() if value is not None})
