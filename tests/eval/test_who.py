"""Floors for who is who on gold of others; skipped where it is absent."""

import importlib.util
from pathlib import Path
from types import ModuleType


def _scorer() -> ModuleType:
    path = Path(__file__).with_name("score_who.py")
    spec = importlib.util.spec_from_file_location("score_who", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_countries_by_name_and_demonym(shared: Path) -> None:
    scores = _scorer().score_countries(shared)
    assert scores["right"] >= 0.98 and scores["wrong"] <= 0.005


def test_linked_states_of_current_events(shared: Path) -> None:
    scores = _scorer().score_current_events(shared, every=20)
    assert scores["precision_loose"] >= 0.95 and scores["precision"] >= 0.88 and scores["recall"] >= 0.90


def test_mentions_of_official_statements(shared: Path) -> None:
    scores = _scorer().score_re3d(shared, every=4)
    assert scores["ours mean"] >= scores["spacy mean"] + 0.10


def test_named_sources_of_wikinews(shared: Path) -> None:
    scores = _scorer().score_antecedents(shared, ("news",))
    assert scores["news"] >= 0.81 and scores["news pronouns"] >= 0.80


def test_pronouns_of_letters_and_textbooks(shared: Path) -> None:
    scores = _scorer().score_antecedents(shared, ("other",))
    assert scores["other pronouns in chain n"] >= 50 and scores["other pronouns in chain"] >= 0.80
