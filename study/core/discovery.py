"""Finding plugins: every module or package of a family holds one constant named PLUGIN."""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


def plugins[P](package: ModuleType, interface: type[P], beside: str = "") -> dict[str, P]:
    """Return the plugins of `package` by the name each gives itself (by module name where it gives none),
    in alphabetical order of the names. The module `beside`, if any, holds what they share and is no plugin.

    Raises TypeError, naming the module, when its PLUGIN is missing or of another type: a plugin
    that is wrong must not be left out in silence.
    """
    found: dict[str, P] = {}
    for module in iter_modules(package.__path__):
        if module.name == beside:
            continue
        plugin = getattr(import_module(f"{package.__name__}.{module.name}"), "PLUGIN", None)
        if not isinstance(plugin, interface):
            raise TypeError(f"{package.__name__}.{module.name} has no PLUGIN of type {interface.__name__}")
        found[getattr(plugin, "name", module.name)] = plugin
    return dict(sorted(found.items()))
