"""What is said of one theme, language by language, beside the order language of each tongue."""

from collections.abc import Mapping

from intake.understanding.languages.asking_changes import ASKING_CHANGES
from intake.understanding.languages.destinations import DESTINATIONS
from intake.understanding.languages.goods_back import GOODS_BACK
from intake.understanding.languages.lessening import LESSENING
from intake.understanding.languages.parts import PARTS

THEMES: tuple[Mapping[str, str], ...] = (PARTS, GOODS_BACK, DESTINATIONS, ASKING_CHANGES, LESSENING)
