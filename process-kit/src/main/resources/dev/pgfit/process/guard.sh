# Runs a program and outlives whoever started it just long enough to end that program.
#   PGFIT_GUARD=<this> sh -c 'eval "$PGFIT_GUARD"' pgfit-guard SIGNAL GRACE_SECONDS COUNT PATH... COUNT GROUP... PROGRAM ARGUMENT...
# stdin   a pipe from the owner. Its end, however that comes about, ends the program's process tree and removes the
#         COUNT paths and the groups. The line "keep" before the end keeps both.
# groups  folders of the control group that the program is put into before it is started
# stdout  the program's output, both streams
# stderr  "pid N" once started, "exit CODE TICKS" once ended (TICKS: CPU time of the program and its ended children)
set -u
unset PGFIT_GUARD
signal=$1 grace=$2 count=$3
shift 3
guard=$$
trap : HUP INT TERM QUIT
exec 3<&0

run() {
    while [ "$count" -gt 0 ]; do shift; count=$((count - 1)); done
    count=$1
    shift
    # 0 is whoever writes it. Whether that was let through, the owner finds out
    while [ "$count" -gt 0 ]; do { echo 0 >"$1/cgroup.procs"; } 2>/dev/null; shift; count=$((count - 1)); done
    exec "$@" 2>&1 </dev/null 3<&-
}

remove() {
    while [ "$count" -gt 0 ]; do rm -rf -- "$1"; shift; count=$((count - 1)); done
    count=$1
    shift
    # the kernel needs a moment to see that the last one has gone
    while [ "$count" -gt 0 ]; do
        for pause in 0 0.05 0.2 0.5 1; do
            sleep "$pause"
            rmdir -- "$1" 2>/dev/null && break
            [ -d "$1" ] || break
        done
        shift
        count=$((count - 1))
    done
}

# prints "pid:start" of the program, its descendants, and all others in the guard's session
tree() {
    all=
    for stat in /proc/[0-9]*/stat; do
        { read -r line <"$stat"; } 2>/dev/null || continue
        pid=${line%% *}
        set -- ${line##*) }
        [ "$pid" = "$guard" ] || [ "$pid" = "$watcher" ] || all="$all $pid:$2:$4:${20}"
    done
    found=" "
    same "$child:$born" && found=" $child "
    more=1
    while [ -n "$more" ]; do
        more=
        for one in $all; do
            pid=${one%%:*} rest=${one#*:}
            parent=${rest%%:*} rest=${rest#*:}
            session=${rest%%:*}
            case $found in *" $pid "*) continue ;; esac
            case $found in *" $parent "*) ;; *) [ "$session" = "$guard" ] || continue ;; esac
            found="$found$pid " more=1
        done
    done
    for one in $all; do
        case $found in *" ${one%%:*} "*) echo "${one%%:*}:${one##*:}" ;; esac
    done
}

start_of() {
    { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
    set -- ${line##*) }
    [ "$1" != Z ] && echo "${20}"
}

same() { [ "$(start_of "${1%%:*}")" = "${1##*:}" ]; }

any_left() {
    for one in $victims; do same "$one" && return 0; done
    return 1
}

watch() {
    trap : HUP INT TERM QUIT
    read -r watcher rest </proc/self/stat
    keep=
    while read -r word; do [ "$word" = keep ] && keep=1; done
    victims=$(tree)
    [ "$(start_of "$child")" = "$born" ] && kill "-$signal" "$child" 2>/dev/null
    waited=0
    while any_left && [ "$waited" -lt $((grace * 20)) ]; do
        sleep 0.05
        waited=$((waited + 1))
    done
    # whatever was born while the tree was going down, too
    for one in $victims $(tree); do same "$one" && kill -KILL "${one%%:*}" 2>/dev/null; done
    [ -n "$keep" ] || remove "$@"
}

run "$@" &
child=$!
born=$(start_of "$child")
echo "pid $child" >&2
watch "$@" <&3 >/dev/null 2>&1 &
watching=$!
exec 3<&- </dev/null
while :; do
    wait "$child"
    code=$?
    kill -0 "$child" 2>/dev/null || break
done
read -r line </proc/$$/stat
set -- ${line##*) }
echo "exit $code $((${14} + ${15}))" >&2
exec 1>/dev/null 2>&1
while kill -0 "$watching" 2>/dev/null; do wait "$watching"; done
exit "$code"
