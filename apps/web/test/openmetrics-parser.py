"""Reads a JSON list of OpenMetrics texts and prints for each its samples, or what a strict parser has against it."""
import json
import sys

from prometheus_client.openmetrics.parser import text_string_to_metric_families


def parse(text):
    try:
        families = list(text_string_to_metric_families(text))
    except ValueError as error:
        return {"error": str(error)}
    return {"samples": [[s.name, s.labels, str(s.value)] for f in families for s in f.samples]}


json.dump([parse(text) for text in json.load(sys.stdin)], sys.stdout)
