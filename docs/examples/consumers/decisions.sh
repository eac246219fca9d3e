#!/usr/bin/env bash
# Consumes pgfit's decisions with kcat: each run once into a folder, as RUN.json, and a line for each on standard output.
# kcat commits what it has read, not what is done. So the place in each partition is kept beside the decisions instead.
set -euo pipefail

broker=${KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}
prefix=${PGFIT_TOPICS_PREFIX:-pgfit}
store=decisions

usage() {
  cat <<'HELP'
Usage: decisions.sh [OPTIONS]

Consumes pgfit's decisions: each run once into a folder, and a line for each on standard output. Needs kcat and jq.

  --broker HOST:PORT  else $KAFKA_BOOTSTRAP_SERVERS, else localhost:9092
  --prefix PREFIX     of the topics; else $PGFIT_TOPICS_PREFIX, else pgfit
  --store FOLDER      gets RUN.json for each run, and next.PARTITION, the offset to go on at (decisions)
HELP
}

say() { printf 'decisions.sh: %s\n' "$*" >&2; }

die() { # CODE TEXT
  say "$2"
  exit "$1"
}

while [[ $# -gt 0 ]]; do
  case $1 in
    -h | --help)
      usage
      exit
      ;;
    --broker | --prefix | --store)
      [[ $# -gt 1 ]] || die 2 "$1 needs a value"
      declare "${1#--}=$2"
      shift 2
      ;;
    *) die 2 "unknown option $1; see --help" ;;
  esac
done
for program in kcat jq; do
  command -v "$program" >/dev/null || die 1 "$program is needed: apt install $program"
done
topic=$prefix.decisions

# Of each record its offset, run ("-": another type, "!": unreadable), line to print and data, with tabs between.
readonly fields='
  (.headers // []) as $h
  | ([range(0; $h | length; 2) | {key: $h[.], value: $h[. + 1]}] | from_entries | .ce_type) as $type
  | (.payload | try fromjson catch null) as $data
  | if $type != "dev.pgfit.decision.made.v1" then [.offset, "-"]
    elif ($data | try ((.runId | test("^[0-9a-f-]{36}$")) and .recommendation != null) catch false) | not then [.offset, "!"]
    else [.offset, $data.runId,
      ([$data.runId, $data.recommendation, $data.confidence,
        ([$data.compared[]?.environment // "-"] | unique | join(",") | if . == "" then "-" else . end)]
        | map(tostring) | join(" ")),
      ($data | tojson)]
    end
  | map(tostring) | join("\t")'

partitions() {
  timeout 30 kcat -b "$broker" -L -J -m 10 2>/dev/null \
    | jq -r --arg topic "$topic" '.topics[] | select(.topic == $topic) | .partitions[].partition'
}

# Whole or not at all, and on the disk.
write() { # FILE TEXT
  printf '%s\n' "$2" >"$1.$$.part"
  sync -- "$1.$$.part"
  mv -- "$1.$$.part" "$1"
}

# Up to the end of a partition, from where its last record was done.
catch_up() { # PARTITION
  local next=$store/next.$1 offset run line data from=beginning
  if [[ -e $next ]]; then from=$(<"$next"); fi
  while IFS=$'\t' read -r offset run line data; do
    if [[ $run == '!' ]]; then
      say "skipped partition $1 offset $offset: no decision that can be read"
    elif [[ $run != - && ! -e $store/$run.json ]]; then
      write "$store/$run.json" "$data"
      printf '%s\n' "$line"
    fi
    write "$next" $((offset + 1)) # after the work, not before
  done < <(timeout 60 kcat -b "$broker" -C -q -e -J -t "$topic" -p "$1" -o "$from" -X auto.offset.reset=earliest \
    2>/dev/null | jq --unbuffered -r "$fields")
  wait $! || { say "no answer from $broker; trying again" && sleep 5; }
}

trap 'exit 0' INT TERM
mkdir -p -- "$store"
found=$(partitions) || die 1 "no broker answers at $broker"
[[ -n $found ]] || die 1 "there is no topic $topic at $broker: is the prefix right?"
while :; do
  for partition in $found; do catch_up "$partition"; done
  sleep 1
done
