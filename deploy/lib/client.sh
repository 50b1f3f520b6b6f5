# shellcheck shell=bash
# For the programs that use a running system as its users do: finds it, tells its addresses and secrets, runs the demo jar.

# as_client COMMAND [--home DIR] ARGUMENTS…: does not return; the program's exit code is the script's.
as_client() {
    local command="$1" arguments=() chosen=no
    shift
    HOME_DIR="${LIENTHONG_HOME:-$ROOT/.lienthong}"
    while (($# > 0)); do
        case "$1" in
            --home)
                (($# > 1)) || refuse "--home thiếu giá trị." "--home needs a value."
                HOME_DIR="$2" chosen=yes
                shift
                ;;
            *) arguments+=("$1") ;;
        esac
        shift
    done
    # A system that was started in another way (containers, another machine) is told by its variables alone.
    if [[ "$chosen" == yes || -z "${GATEWAY_URL:-}" || -z "${OPERATOR_PASSWORD:-}" || -z "${DEMO_PASSWORD:-}" || -z "${SERVICE_SECRET:-}" ]]; then
        enter_home
    fi
    find_jdk
    # shellcheck source=deploy/lib/build.sh
    . "$ROOT/deploy/lib/build.sh"
    [[ -f "$(jar_of demo)" ]] || build demo
    export DEMO_PLANS="${DEMO_PLANS:-$ROOT/deploy/demo/plans}"
    # The services' own JVM options, so that a comparison with them is one of programs.
    exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 -Xmx256m \
        -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
        -jar "$(jar_of demo)" "$command" "${arguments[@]+"${arguments[@]}"}"
}

# Addresses from the home's settings, secrets from its secrets; refuses unless the system answers.
enter_home() {
    local nothing="Không có hệ thống nào đang chạy ở $HOME_DIR: khởi động bằng deploy/run, hoặc chỉ thư mục khác bằng --home."
    local nothing_en="No system is running from $HOME_DIR: start one with deploy/run, or name another folder with --home."
    [[ -f "$HOME_DIR/settings" && -f "$HOME_DIR/secrets" ]] || refuse "$nothing" "$nothing_en"
    HOME_DIR="$(cd "$HOME_DIR" && pwd)"
    PORT="$(sed -n 's/^port=//p' "$HOME_DIR/settings")"
    PORT_BASE="$(sed -n 's/^port-base=//p' "$HOME_DIR/settings")"
    DATA="$HOME_DIR/data" LOGS="$HOME_DIR/logs" RUN="$HOME_DIR/run"
    if [[ -d "$DATA/mongod" ]]; then DATABASE=mongod; else DATABASE=embedded; fi
    if ! declare -p SERVICES >/dev/null 2>&1; then
        # shellcheck source=deploy/lib/services.sh
        . "$ROOT/deploy/lib/services.sh"
    fi
    # shellcheck source=/dev/null
    . "$HOME_DIR/secrets"
    : "$LOGS" "$RUN" "$DATABASE"
    export_environment
    healthy gateway || refuse "$nothing" "$nothing_en"
}
