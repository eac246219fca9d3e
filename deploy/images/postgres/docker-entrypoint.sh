#!/bin/bash
# Initialises the data folder when it is empty, then becomes the server.
set -euo pipefail

if [[ ${1:-} == -* ]]; then set -- postgres "$@"; fi
case "${1:-} ${2:-}" in
  'postgres --version' | 'postgres --help' | 'postgres -V') exec "$@" ;;
  'postgres '*) ;;
  *) exec "$@" ;;
esac

: "${POSTGRES_USER:=postgres}"
: "${POSTGRES_DB:=$POSTGRES_USER}"
: "${POSTGRES_HOST_AUTH_METHOD:=scram-sha-256}"

if [[ $(id -u) == 0 ]]; then
  mkdir -p "$PGDATA"
  chown -R postgres:postgres "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --clear-groups -- "$0" "$@"
fi

run_initdb() {
  # shellcheck disable=SC2086 # a list of arguments, as the official image takes it
  initdb --username="$POSTGRES_USER" --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 \
    --auth-local=trust --auth-host="$POSTGRES_HOST_AUTH_METHOD" --no-instructions ${POSTGRES_INITDB_ARGS:-} "$@"
}

initialise() {
  if [[ -n ${POSTGRES_PASSWORD_FILE:-} ]]; then POSTGRES_PASSWORD=$(<"$POSTGRES_PASSWORD_FILE"); fi
  mkdir -p "$PGDATA"
  chmod 700 "$PGDATA"
  if [[ -n ${POSTGRES_PASSWORD:-} ]]; then
    run_initdb --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD")
  elif [[ $POSTGRES_HOST_AUTH_METHOD == trust ]]; then
    run_initdb
  else
    echo 'postgres: POSTGRES_PASSWORD is needed for a new data folder' >&2
    exit 1
  fi
  printf '\nhost all all all %s\n' "$POSTGRES_HOST_AUTH_METHOD" >>"$PGDATA/pg_hba.conf"
  printf "\nlisten_addresses = '*'\n" >>"$PGDATA/postgresql.conf"
  if [[ $POSTGRES_DB != postgres ]]; then
    postgres --single -j postgres <<<"CREATE DATABASE \"${POSTGRES_DB//\"/\"\"}\"" >/dev/null
  fi
}

if [[ ! -s $PGDATA/PG_VERSION ]]; then initialise; fi
unset POSTGRES_PASSWORD
exec "$@"
