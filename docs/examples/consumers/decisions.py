#!/usr/bin/env python3
"""Consumes pgfit's decisions: each run once into SQLite, and a line for each on standard output.

Needs confluent-kafka: apt install python3-confluent-kafka, or pip install confluent-kafka.
"""

import argparse
import contextlib
import json
import os
import signal
import sqlite3
import sys
import threading

try:
    from confluent_kafka import Consumer, KafkaError, KafkaException
except ImportError:
    sys.exit(f"decisions.py: {sys.executable} has no confluent-kafka: install it by pip;"
             " or apt install python3-confluent-kafka, which is for /usr/bin/python3")

DECISION = b"dev.pgfit.decision.made.v1"
TIMEOUT_SECONDS = 10.0


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    add = parser.add_argument
    add("--broker", default=os.environ.get("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"), metavar="HOST:PORT",
        help="else $KAFKA_BOOTSTRAP_SERVERS, else localhost:9092")
    add("--prefix", default=os.environ.get("PGFIT_TOPICS_PREFIX", "pgfit"),
        help="of the topics; else $PGFIT_TOPICS_PREFIX, else pgfit")
    add("--group", default="decisions-python", help="the consumer group, whose place is remembered (%(default)s)")
    add("--store", default="decisions.db", metavar="FILE", help="the SQLite database (%(default)s)")
    return parser.parse_args()


def say(text):
    print(f"decisions.py: {text}", file=sys.stderr, flush=True)


def open_store(path):
    store = sqlite3.connect(path)
    store.execute(
        "CREATE TABLE IF NOT EXISTS decisions (run_id TEXT PRIMARY KEY, decided_at TEXT, recommendation TEXT,"
        " confidence REAL, environment TEXT, data TEXT NOT NULL)")
    return store


def connect(options, topic):
    """A consumer, after a look whether broker and topic are there: else it would wait for them without a word."""

    def on_error(error):
        if error.code() == KafkaError._ALL_BROKERS_DOWN:
            say(f"no broker answers at {options.broker}; trying on")

    consumer = Consumer({
        "bootstrap.servers": options.broker,
        "group.id": options.group,
        "auto.offset.reset": "earliest",
        "enable.auto.commit": False,
        "session.timeout.ms": 10000,  # who was killed gives its partitions back in this time
        "log_level": 0,  # what matters comes to error_cb
        "error_cb": on_error,
    })
    if topic not in consumer.list_topics(timeout=TIMEOUT_SECONDS).topics:
        raise LookupError(f"there is no topic {topic} at {options.broker}: is the prefix right?")
    return consumer


def decision_in(message):
    """The decision in a record, or None where there is another type, or none that can be read."""
    if dict(message.headers() or []).get("ce_type") != DECISION:
        return None
    try:
        decision = json.loads(message.value())
        return {
            "run_id": decision["runId"],
            "decided_at": decision["decidedAt"],
            "recommendation": decision["recommendation"],
            "confidence": decision["confidence"],
            "environment": ",".join(sorted({one.get("environment", "-") for one in decision["compared"]})) or "-",
            "data": json.dumps(decision),
        }
    except (ValueError, TypeError, KeyError, AttributeError) as e:
        say(f"skipped partition {message.partition()} offset {message.offset()}: no decision that can be read: {e!r}")
        return None


def remember(store, decision):
    """Whether the decision is new; when this returns, it is on the disk."""
    with store:
        inserted = store.execute(
            "INSERT INTO decisions VALUES (:run_id, :decided_at, :recommendation, :confidence, :environment, :data)"
            " ON CONFLICT DO NOTHING", decision)
    return inserted.rowcount == 1


def consume(consumer, store, stop):
    while not stop.is_set():
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            raise KafkaException(message.error())
        decision = decision_in(message)
        if decision and remember(store, decision):
            print("{run_id} {recommendation} {confidence} {environment}".format(**decision), flush=True)
        try:
            consumer.commit(message, asynchronous=False)  # after the work, not before
        except KafkaException as e:
            say(f"not committed, so it comes again and will be recognised: {e.args[0].str()}")


def main():
    options = parse_options()
    topic = f"{options.prefix}.decisions"
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        with contextlib.closing(open_store(options.store)) as store, \
                contextlib.closing(connect(options, topic)) as consumer:  # closing it leaves the group
            consumer.subscribe([topic])
            consume(consumer, store, stop)
    except KafkaException as e:
        sys.exit(f"decisions.py: broker {options.broker}: {e.args[0].str()}")
    except (LookupError, sqlite3.Error) as e:
        sys.exit(f"decisions.py: {e}")


if __name__ == "__main__":
    main()
