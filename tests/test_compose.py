"""docker-compose.yml: pinned, on this machine only, with a password that must be given, and nothing that Community refuses."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

FILE = Path(__file__).parents[1] / "docker-compose.yml"
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["services", "volumes"],
    "properties": {
        "services": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "required": ["image", "ports", "environment", "volumes", "healthcheck", "restart"],
                "additionalProperties": False,
                "properties": {
                    "image": {"type": "string", "pattern": r"^neo4j:\d+\.\d+\.\d+-community$"},
                    "profiles": {"type": "array", "items": {"type": "string"}},
                    "restart": {"enum": ["unless-stopped"]},
                    "environment": {"type": "object", "additionalProperties": {"type": "string"}},
                    "ports": {"type": "array", "minItems": 2, "items": {"type": "string", "pattern": r"^127\.0\.0\.1:\d+:\d+$"}},
                    "volumes": {"type": "array", "minItems": 2, "items": {"type": "string", "pattern": r"^[a-z0-9-]+:/(data|logs)$"}},
                    "healthcheck": {"type": "object", "required": ["test", "interval", "timeout", "retries", "start_period"]},
                },
            },
        },
        "volumes": {"type": "object"},
    },
}


@pytest.fixture(scope="module")
def compose() -> Any:
    return yaml.safe_load(FILE.read_text("utf-8"))


def test_it_has_the_form_of_a_compose_file(compose: Any) -> None:
    import jsonschema

    jsonschema.validate(compose, SCHEMA)
    assert set(compose["services"]) == {"neo4j", "current"}
    used = {volume.partition(":")[0] for service in compose["services"].values() for volume in service["volumes"]}
    assert used == set(compose["volumes"])


def test_nothing_collides_and_the_current_release_is_asked_for(compose: Any) -> None:
    ports = [port for service in compose["services"].values() for port in service["ports"]]
    assert len({port.rsplit(":", 1)[0] for port in ports}) == len(ports) == 4
    assert compose["services"]["neo4j"]["image"].startswith("neo4j:5.26.") and "profiles" not in compose["services"]["neo4j"]
    assert compose["services"]["current"]["profiles"] == ["current"]
    advertised = compose["services"]["current"]["environment"]["NEO4J_server_bolt_advertised__address"]
    assert f"{advertised}:7687" in compose["services"]["current"]["ports"]


def test_password_heap_and_no_telemetry(compose: Any) -> None:
    for service in compose["services"].values():
        environment = service["environment"]
        assert re.fullmatch(r"neo4j/\$\{NEO4J_PASSWORD:\?[^}]+\}", environment["NEO4J_AUTH"])
        assert environment["NEO4J_dbms_usage__report_enabled"] == environment["NEO4J_client_allow__telemetry"] == "false"
        assert "${NEO4J_HEAP:-" in environment["NEO4J_server_memory_heap_max__size"]
        # Every other name that begins so becomes a setting, and one that Community does not know stops the start.
        assert not {name for name in environment if not re.match(r"NEO4J_(AUTH|server_|dbms_|client_)", name)}


def test_docker_takes_it() -> None:
    if shutil.which("docker") is None or subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode:
        pytest.skip("no docker compose to read docker-compose.yml with; its form was checked")
    given = {"NEO4J_PASSWORD": "long-enough", "PATH": "/usr/bin:/bin:/usr/local/bin"}
    for profile in ([], ["--profile", "current"]):
        command = ["docker", "compose", "-f", str(FILE), *profile, "config", "--quiet"]
        assert subprocess.run(command, env=given, capture_output=True, check=False).returncode == 0
    refused = subprocess.run(
        ["docker", "compose", "-f", str(FILE), "config"], env={"PATH": given["PATH"]}, capture_output=True, check=False
    )
    assert refused.returncode != 0
