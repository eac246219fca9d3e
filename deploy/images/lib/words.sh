# Telling people, and what is known of the project.
# shellcheck shell=bash disable=SC2154

say() { printf 'images: %s\n' "$*" >&2; }

die() { # CODE LINE...
  local code=$1
  shift
  printf 'images: %s\n' "$@" >&2
  exit "$code"
}

bad_input() { die 2 "$1" 'pgfit images --help shows the options'; }

missing() { die 4 "$@"; }

project_version() {
  sed -n '/<parent>/,/<\/parent>/d; s:^ *<version>\(.*\)</version>$:\1:p' "$repository/pom.xml" | head -n 1 |
    sed 's/-SNAPSHOT$//'
}

# The time that all files have, in seconds since 1970: the one that the jars carry.
epoch() {
  local time
  time=$(sed -n 's:^ *<project.build.outputTimestamp>\(.*\)</project.build.outputTimestamp>$:\1:p' "$repository/pom.xml")
  printf '%s' "${SOURCE_DATE_EPOCH:-$(date -u -d "$time" +%s)}"
}

revision() {
  git -C "$repository" rev-parse HEAD 2>/dev/null || printf unknown
}
