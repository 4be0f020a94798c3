"""English is told English, whatever names stand in it; other languages are told."""

import gzip
import json
import os
import random
from pathlib import Path

import pytest

from claimgraph.loaders.language import find_language

SHARED = Path(os.environ.get("CLAIMGRAPH_SHARED", Path(__file__).resolve().parents[2].parent / "shared"))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", "en"),
        ("Le ministre a démenti.", "en"),  # too short to tell
        (
            "Wang Lijuan, Đặng Văn Phúc, Jürgen Großmann, Şükrü Yılmaz, Łukasz Wiśniewski, Ñico Ibáñez, Þór Óðinsson, Zoë Müller met Olga "
            "Shcherbachenko, Tomáš Dvořák, Siobhán Ní Bhriain and Nguyễn Thị Hoa in Kraków on Monday.",
            "en",
        ),
        (
            "Le ministère des Affaires étrangères a accusé mercredi les forces voisines d’avoir violé le cessez-le-feu, "
            "selon un communiqué "
            "publié dans la soirée par ses services, qui ne donnent pas de détails.",
            "fr",
        ),
        (
            "Das Außenministerium warf den Nachbarn am Mittwoch vor, die Waffenruhe gebrochen zu haben, wie aus einer "
            "am Abend verbreiteten "
            "Erklärung hervorgeht, die keine Einzelheiten nennt.",
            "de",
        ),
        (
            "Министерство иностранных дел обвинило соседей в нарушении перемирия, говорится в заявлении, которое было опубликовано вечером "
            "в среду без каких-либо подробностей о случившемся на границе.",
            "ru",
        ),
        (
            "外交部星期三晚间发表声明指责邻国违反停火协议但没有提供更多细节发言人表示谈判将继续进行双方应当保持克制避免局势进一步恶化"
            "同时呼吁国际社会发挥建设性作用推动有关各方尽快回到谈判桌前通过对话解决分歧维护地区和平与稳定这符合各方共同利益也是国际社会的普遍期待",
            "zh",
        ),
    ],
)
def test_find_language(text, language):
    assert find_language(text) == language


def test_real_english_articles_are_all_told_english():
    folder = SHARED / "data" / "articles"
    if not folder.is_dir():
        pytest.skip("the shared data are not here; set CLAIMGRAPH_SHARED")
    chosen = random.Random(11)
    wrong = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        wrong += [row["id"] for row in chosen.sample(rows, min(40, len(rows))) if find_language(row["text"]) != "en"]
    assert wrong == []
