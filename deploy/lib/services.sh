# shellcheck shell=bash
# Starting, watching and stopping the processes of one system. Each leaves its id in $RUN/<name>.pid.

readonly SERVICES=(gateway plan-service report-service reference-service notification-service)

port_of() {
    if [[ "$1" == gateway ]]; then
        printf '%s' "$PORT"
    elif [[ -n "$PORT_BASE" ]]; then
        case "$1" in
            plan-service) printf '%s' $((PORT_BASE + 1)) ;;
            report-service) printf '%s' $((PORT_BASE + 2)) ;;
            reference-service) printf '%s' $((PORT_BASE + 3)) ;;
            notification-service) printf '%s' $((PORT_BASE + 4)) ;;
            database) printf '%s' $((PORT_BASE + 5)) ;;
            smtp) printf '%s' $((PORT_BASE + 6)) ;;
            mails) printf '%s' $((PORT_BASE + 7)) ;;
        esac
    else
        case "$1" in
            plan-service) printf 8101 ;;
            report-service) printf 8102 ;;
            reference-service) printf 8103 ;;
            notification-service) printf 8104 ;;
            database) printf 27117 ;;
            smtp) printf 2525 ;;
            mails) printf 8025 ;;
        esac
    fi
}

# The five services together stay below 2 GB; a compiler of the first tier and one collector thread start fastest on a
# small machine. Production uses other options (see deploy/README.md).
jvm_options() {
    local heap=192
    case "$1" in
        gateway) heap=256 ;; # two thousand connections, see MAX_CONNECTIONS
        plan-service) heap=288 ;; # files are read in processes beside it (lienthong.reading)
        report-service) heap=256 ;;
        reference-service) heap=224 ;;
    esac
    printf '%s ' -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 "-Xmx${heap}m" \
        -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8
}

# The second compiler stays: all data goes through this one process.
embedded_options() {
    printf '%s ' -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx384m -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 \
        -Dlogback.configurationFile=embedded-logback.xml
}

# What a service is told; everything it needs to know about the others.
export_environment() {
    local here=http://127.0.0.1
    MONGODB_URI="${MONGODB_URI:-$(database_uri)}"
    GATEWAY_URL="$here:$(port_of gateway)"
    PLAN_SERVICE_URL="$here:$(port_of plan-service)"
    REPORT_SERVICE_URL="$here:$(port_of report-service)"
    REFERENCE_SERVICE_URL="$here:$(port_of reference-service)"
    NOTIFICATION_SERVICE_URL="$here:$(port_of notification-service)"
    MAIL_HOST=127.0.0.1
    MAIL_PORT="$(port_of smtp)"
    MAIL_PAGE_URL="$here:$(port_of mails)"
    export MONGODB_URI GATEWAY_URL PLAN_SERVICE_URL REPORT_SERVICE_URL REFERENCE_SERVICE_URL NOTIFICATION_SERVICE_URL
    export MAIL_HOST MAIL_PORT MAIL_PAGE_URL
    export PORTAL_URL="http://localhost:$PORT"
    # Nothing but this machine may talk to a system that runs with generated demo accounts.
    export SERVER_ADDRESS=127.0.0.1
    export MAX_CONNECTIONS=2000
    export LIENTHONG_CLOCK_ADJUSTABLE=true
    export SERVICE_SECRET KEY_ENCRYPTION_SECRET OPERATOR_PASSWORD DEMO_PASSWORD
}

database_uri() {
    if [[ "$DATABASE" == mongod ]]; then
        printf 'mongodb://127.0.0.1:%s/?replicaSet=rs0' "$(port_of database)"
    else
        printf 'mongodb://127.0.0.1:%s/' "$(port_of database)"
    fi
}

# launch NAME COMMAND…: in a process group of its own, so that Ctrl-C reaches this script alone and it decides the order.
launch() {
    local name="$1" log="$LOGS/$1.log"
    shift
    [[ ! -f "$log" ]] || mv -f "$log" "$log.1"
    set -m
    "$@" >"$log" 2>&1 </dev/null &
    printf '%s\n' "$!" >"$RUN/$name.pid"
    disown
    set +m
}

start_process() {
    local name="$1" options=() cache=()
    case "$name" in
        mongod)
            mkdir -p "$DATA/mongod"
            launch mongod "$(command -v mongod)" --dbpath "$DATA/mongod" --port "$(port_of database)" \
                --bind_ip 127.0.0.1 --replSet rs0
            ;;
        embedded)
            if [[ "$DATABASE" == embedded ]]; then
                options+=(--db-file "$DATA/database.db" --db-port "$(port_of database)")
            fi
            if [[ -f "$(cache_of embedded)" ]]; then
                cache+=("-XX:AOTCache=$(cache_of embedded)")
            fi
            # shellcheck disable=SC2046 # options are words
            launch embedded "$JAVA_HOME/bin/java" $(embedded_options) "${cache[@]+"${cache[@]}"}" \
                "-Dlienthong.process=embedded@$HOME_DIR" \
                -jar "$(jar_of embedded)" "${options[@]+"${options[@]}"}" \
                --mail-folder "$DATA/mails" --smtp-port "$(port_of smtp)" --mail-port "$(port_of mails)"
            ;;
        *)
            if [[ -f "$(cache_of "$name")" ]]; then
                options+=("-XX:AOTCache=$(cache_of "$name")")
            fi
            # shellcheck disable=SC2046 # options are words
            SERVER_PORT="$(port_of "$name")" LIENTHONG_READING_CACHE="$BUILD/$name/reading.cache" launch "$name" "$JAVA_HOME/bin/java" $(jvm_options "$name") \
                "${options[@]+"${options[@]}"}" "-Dlienthong.process=$name@$HOME_DIR" -jar "$(unpacked_jar "$name")"
            ;;
    esac
}

# The id of a running process of this system, or nothing: ids are used again, so the command line is looked at too.
pid_of() {
    local pid command_line
    pid="$(cat "$RUN/$1.pid" 2>/dev/null || true)"
    [[ -n "$pid" ]] || return 0
    command_line="$(ps -o args= -p "$pid" 2>/dev/null || true)"
    case "$command_line" in
        *"lienthong.process=$1@$HOME_DIR "* | *"--dbpath $DATA/mongod "* | *deploy/run*) printf '%s' "$pid" ;;
    esac
}

await() {
    local name="$1" what="$2" seconds="$3" i
    shift 3
    for ((i = 0; i < seconds * 2; i++)); do
        if "$@"; then
            return 0
        fi
        if [[ -z "$(pid_of "$name")" ]]; then
            break
        fi
        # Looking costs what is waited for: the machine has few cores.
        sleep 0.5
    done
    tail -n 3 "$LOGS/$name.log" | cut -c 1-400 >&2
    refuse "$name không khởi động được ($what); nhật ký: $LOGS/$name.log" \
        "$name did not start ($what); its log: $LOGS/$name.log"
}

backend_ready() { grep -q '^ready$' "$LOGS/embedded.log"; }

mongod_ready() {
    "$JAVA_HOME/bin/java" -cp "$(jar_of embedded)" vn.lienthong.embedded.ReplicaSetOfOne \
        "127.0.0.1:$(port_of database)" >>"$LOGS/mongod.log" 2>&1
}

healthy() { [[ "$(http_status "$(port_of "$1")" /actuator/health 2>/dev/null)" == 200 ]]; }

start_database() {
    if [[ "$DATABASE" == mongod ]]; then
        start_process mongod
        await mongod mongod 60 mongod_ready
    fi
    start_process embedded
    await embedded "cơ sở dữ liệu và hộp thư" 60 backend_ready
    show_warnings
}

# What the database found out when it opened its file, e.g. that the newest writes are gone.
show_warnings() {
    local line
    sed -n 's/^warning: //p' "$LOGS/embedded.log" | while IFS= read -r line; do report "! $line"; done
}

# On the console, and kept: a restart at night deserves a look in the morning.
report() {
    say "$1"
    printf '%s %s\n' "$(date '+%F %T')" "$1" >>"$LOGS/restarts.log"
}

# Cheaper than pid_of, which looks at the command line too; for a process of whose start this script knows.
is_alive() {
    local pid=""
    read -r pid <"$RUN/$1.pid" || true
    [[ -n "$pid" ]] && kill -0 "$pid" 2>/dev/null
} 2>/dev/null

# A process of this system that stops by itself is started again: after 1, 2, 4 … 60 seconds, and no more when it does
# not stay up. What somebody stopped by name (deploy/run stop NAME) stays down.
readonly MOST_RESTARTS=10 LONGEST_PAUSE=60 STEADY=300

watch_over() {
    local names=(embedded "${SERVICES[@]}") i name pause opened=yes
    local failures=() due=() began=()
    [[ "$DATABASE" != mongod ]] || names=(mongod "${names[@]}")
    for i in "${!names[@]}"; do failures[i]=0 due[i]=0 began[i]=$SECONDS; done
    while :; do
        sleep 1 &
        wait $!
        for i in "${!names[@]}"; do
            name="${names[i]}"
            if is_alive "$name"; then
                due[i]=0
                ((SECONDS - began[i] < STEADY)) || failures[i]=0
            elif [[ -f "$RUN/$name.stopped" ]]; then
                failures[i]=0 due[i]=0
            elif ((due[i] == 0)); then
                pause=$((failures[i] > 5 ? LONGEST_PAUSE : 1 << failures[i]))
                failures[i]=$((failures[i] + 1))
                if ((failures[i] > MOST_RESTARTS)); then
                    due[i]=-1
                    report "!!! $name dừng $MOST_RESTARTS lần liền, không tự chạy lại nữa (nhật ký: $LOGS/$name.log); sau khi sửa: deploy/run restart $name | $name does not stay up and is not started again by itself"
                else
                    due[i]=$((SECONDS + pause))
                    report "! $name đã dừng bất thường, tự chạy lại sau $pause giây (lần ${failures[i]}; nhật ký: $LOGS/$name.log) | $name stopped by itself, starting it again in $pause s"
                    tail -n 3 "$LOGS/$name.log" 2>/dev/null | cut -c 1-400 | sed 's/^/    /' >>"$LOGS/restarts.log"
                fi
            elif ((due[i] > 0 && SECONDS >= due[i])); then
                due[i]=0 began[i]=$SECONDS
                start_process "$name"
                report "$name đã được chạy lại (tiến trình $(cat "$RUN/$name.pid")). | $name was started again."
                [[ "$name" != embedded ]] || opened=no
            fi
        done
        if [[ "$opened" == no ]] && backend_ready; then
            opened=yes
            show_warnings
        fi
    done
}

start_services() {
    local name
    for name in "${SERVICES[@]}"; do
        start_process "$name"
    done
    for name in "${SERVICES[@]}"; do
        await "$name" "/actuator/health" 120 healthy "$name"
    done
}

# Services first, so that what they finish still finds its database.
stop_system() {
    stop_processes "${SERVICES[@]}"
    stop_processes embedded mongod
}

stop_processes() {
    local name pid i left
    for name in "$@"; do
        pid="$(pid_of "$name")"
        [[ -z "$pid" ]] || kill "$pid" 2>/dev/null || true
    done
    for ((i = 0; i < 150; i++)); do
        left=""
        for name in "$@"; do
            [[ -z "$(pid_of "$name")" ]] || left="$name"
        done
        [[ -n "$left" ]] || break
        sleep 0.2
    done
    for name in "$@"; do
        pid="$(pid_of "$name")"
        [[ -z "$pid" ]] || kill -9 "$pid" 2>/dev/null || true
        rm -f "$RUN/$name.pid"
    done
}
