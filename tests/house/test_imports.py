"""Who may know whom."""

from __future__ import annotations

import ast
import subprocess
import sys

from tests.house.tree import HOUSES, ROOT, functions, imports, listed, modules, parsed

DOORS = ("core.clerk", "core.ports", "core.domain", "core.errors", "core.settings", "core.messages")
"""What bot and intake may see of core."""

MEETING_POINTS = ("bot/assemble.py", "bot/cli.py", "bot/tasks/", "bot/bench/")
"""Where the parts meet: the assembly, the command line with its tasks, and what measures the parts."""

HOMES = {
    "sqlalchemy": ("core/database/", "core/jobs/", "core/clerk.py", "core/commands/"),
    "alembic": ("core/database/",),
    "psycopg": ("core/database/",),
    "sqlite3": ("core/database/",),
    "jinja2": ("core/messages/",),
    "babel": ("core/messages/", "core/documents/"),
    "dbos": ("core/jobs/",),
    "typst": ("core/documents/",),
    "barcode": ("core/documents/",),
    "segno": ("core/documents/",),
    "argon2": ("core/commands/access.py",),
    "python_calamine": ("core/imports/", "intake/attachments/"),
    "aiogram": ("bot/telegram/",),
    "imapclient": ("intake/mail/",),
    "smtplib": ("intake/mail/",),
    "authres": ("intake/mail/",),
    "dkim": ("intake/mail/",),
    "dns": ("intake/mail/",),
    "cryptography": ("core/database/secrets.py",),
    "httpx": ("intake/mail/oauth.py", "intake/extractor.py", "intake/marketplaces/rest.py"),
    "pypdfium2": ("intake/attachments/",),
    "pdfplumber": ("intake/attachments/",),
    "rapidocr": ("intake/attachments/",),
    "rapidfuzz": ("intake/understanding/",),
    "fastapi": ("bot/web/", "bot/webchat/", "intake/api/", "bot/assemble.py"),
    "starlette": ("bot/web/", "bot/webchat/", "intake/api/"),
    "pydantic_settings": ("core/settings.py",),
}
"""One library, one home."""


def _starts(name: str, roots: tuple[str, ...]) -> bool:
    return any(name == root or name.startswith(f"{root}.") for root in roots)


def test_imports_point_one_way() -> None:
    """Core knows neither bot nor intake, and intake does not know bot."""
    forbidden = {"core": ("bot", "intake"), "intake": ("bot",), "bot": ()}
    breaches = [
        f"{path}:{line} imports {name}"
        for path in modules(*HOUSES)
        for name, line in imports(path)
        if _starts(name, forbidden[path.split("/")[0]])
    ]
    assert not breaches, listed(breaches)


def test_the_domain_is_pure() -> None:
    """The domain imports the standard library, the errors and itself."""
    breaches = [
        f"{path}:{line} imports {name}"
        for path in modules("core")
        if path.startswith("core/domain/")
        for name, line in imports(path)
        if not _starts(name, ("core.domain", "core.errors")) and name.split(".")[0] not in sys.stdlib_module_names
    ]
    assert not breaches, listed(breaches)


def test_core_is_entered_by_its_doors() -> None:
    """Bot and intake reach core through the clerk, the ports, the domain, errors, settings and words."""
    breaches = [
        f"{path}:{line} imports {name}"
        for path in modules("bot", "intake")
        if not path.startswith(MEETING_POINTS)
        for name, line in imports(path)
        if _starts(name, ("core",)) and not _starts(name, DOORS)
    ]
    assert not breaches, listed(breaches)


def test_one_library_has_one_home() -> None:
    """Each library is known in one place, so that it can be changed in one place."""
    breaches = [
        f"{path}:{line} imports {name}"
        for path in modules(*HOUSES)
        for name, line in imports(path)
        if (homes := HOMES.get(name.split(".")[0])) and not path.startswith((*homes, "bot/bench/"))
    ]
    assert not breaches, listed(breaches)


def test_channels_do_not_know_each_other() -> None:
    """A channel, a carrier, a payment method never imports another one."""
    families = (
        ("bot/telegram/", "bot/webchat/", "intake/mail/", "intake/api/"),
        ("core/carriers/",),
        ("core/payments/",),
    )
    breaches = []
    for path in modules(*HOUSES):
        own = next((part for family in families for part in family if path.startswith(part)), None)
        family = next((family for family in families if own in family), ())
        others = tuple(part.rstrip("/").replace("/", ".") for part in family if part != own)
        breaches += [f"{path}:{line} imports {name}" for name, line in imports(path) if own and _starts(name, others)]
    assert not breaches, listed(breaches)


VOCABULARY = ("core.domain", "core.database.tables")
"""Words rather than parts: each counts once, however many of its files are named."""


def test_own_modules_imported_by_one_file() -> None:
    """No file knows more than ten others of our own; only where the parts meet there may be more."""
    breaches = []
    for path in modules(*HOUSES):
        nodes = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.ImportFrom) and node.module]
        own = {node.module or "" for node in nodes if (node.module or "").split(".")[0] in HOUSES}
        own = {next((root for root in VOCABULARY if _starts(name, (root,))), name) for name in own}
        if len(own) > 10 and not path.startswith(MEETING_POINTS):
            breaches.append(f"{path} imports {len(own)} own modules")
    assert not breaches, listed(breaches)


OPTIONAL = ("aiogram", "alembic", "uvloop", "winloop")
"""Packages that need not be installed, or cost seconds to import."""


def test_imports_stand_at_the_top() -> None:
    """No import hides in a function, but of optional packages and where the parts meet."""
    breaches = []
    for path in modules(*HOUSES):
        if path.startswith(MEETING_POINTS):
            continue
        for name, function in functions(path):
            for node in ast.walk(function):
                module = node.module if isinstance(node, ast.ImportFrom) else None
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [module or ""]
                if isinstance(node, ast.Import | ast.ImportFrom) and not all(_starts(one, OPTIONAL) for one in names):
                    breaches.append(f"{path}:{node.lineno} in {name}")
    assert not breaches, listed(sorted(set(breaches)))


def _loaded(statement: str) -> set[str]:
    program = f"import sys; {statement}; print(' '.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_command_line_starts_light() -> None:
    """`orderclerk --help` loads neither Telegram nor the job engine, the database or the web framework."""
    heavy = {"aiogram", "dbos", "sqlalchemy", "fastapi", "typst", "babel"} & _loaded("import bot.cli")
    assert not heavy, listed(sorted(heavy))


def test_the_web_app_starts_without_telegram_and_jobs() -> None:
    """The web application, core and what puts a shop together load neither Telegram nor the job engine."""
    heavy = {"aiogram", "dbos"} & _loaded("import bot.web.app, core.clerk, bot.assemble")
    assert not heavy, listed(sorted(heavy))
