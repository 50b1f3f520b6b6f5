# shellcheck shell=bash
# What this machine offers: a JDK, Node, room, free ports. Every refusal is one line, Vietnamese first.

readonly JDK_MAJOR=25
readonly NODE_MAJOR=20
readonly FREE_DISK_MB=2048
readonly FREE_MEMORY_MB=2560

say() { printf '%s\n' "$*"; }

# refuse VIETNAMESE ENGLISH: the only way these scripts give up.
refuse() {
    printf '%s | %s\n' "$1" "$2" >&2
    exit 1
}

java_major() {
    # "25.0.3" and "1.8.0": the first number of -version's first quoted word.
    "$1/bin/java" -version 2>&1 | sed -n '1s/^[^"]*"\([0-9]*\).*/\1/p'
}

is_jdk() {
    [[ -x "$1/bin/java" && -x "$1/bin/javac" && "$(java_major "$1")" == "$JDK_MAJOR" ]]
}

# Exports JAVA_HOME of a JDK 25: the one that is set, the one on the PATH, else the usual places.
find_jdk() {
    local candidate on_path
    if [[ -n "${JAVA_HOME:-}" ]] && is_jdk "$JAVA_HOME"; then
        export JAVA_HOME
        return
    fi
    on_path="$(command -v javac || true)"
    if [[ -n "$on_path" ]]; then
        on_path="$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")"
    fi
    for candidate in "$on_path" /usr/lib/jvm/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/*; do
        if [[ -n "$candidate" ]] && is_jdk "$candidate"; then
            export JAVA_HOME="$candidate"
            return
        fi
    done
    refuse "Cần JDK $JDK_MAJOR nhưng máy này không có: cài JDK $JDK_MAJOR (ví dụ Temurin) hoặc đặt JAVA_HOME." \
        "JDK $JDK_MAJOR is needed and was not found: install one (e.g. Temurin) or set JAVA_HOME."
}

need_node() {
    local version
    version="$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p')"
    if [[ -z "$version" || "$version" -lt "$NODE_MAJOR" ]] || ! command -v npm >/dev/null; then
        refuse "Cần Node.js $NODE_MAJOR trở lên (kèm npm) để dựng cổng thông tin; máy này có: ${version:-không có}." \
            "Node.js $NODE_MAJOR or newer (with npm) is needed to build the portal; found: ${version:-none}."
    fi
}

need_disk() {
    local free
    free="$(df -Pk "$1" | awk 'NR == 2 { print int($4 / 1024) }')"
    if ((free < FREE_DISK_MB)); then
        refuse "Ổ đĩa của $1 chỉ còn $free MB trống, cần ít nhất $FREE_DISK_MB MB." \
            "Only $free MB are free on the disk of $1; at least $FREE_DISK_MB MB are needed."
    fi
}

need_memory() {
    local free=""
    if [[ -r /proc/meminfo ]]; then
        free="$(awk '$1 == "MemAvailable:" { print int($2 / 1024) }' /proc/meminfo)"
    elif command -v sysctl >/dev/null; then
        # What is free says little there; a machine that has it can make room.
        free="$(sysctl -n hw.memsize 2>/dev/null | awk '{ print int($1 / 1048576) }')"
    fi
    if [[ -n "$free" ]] && ((free < FREE_MEMORY_MB)); then
        refuse "Máy chỉ còn $free MB bộ nhớ, cần ít nhất $FREE_MEMORY_MB MB: đóng bớt chương trình khác." \
            "Only $free MB of memory are available; at least $FREE_MEMORY_MB MB are needed: close other programs."
    fi
}

port_answers() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

need_free_port() {
    local port="$1" what="$2" owner=""
    if port_answers "$port"; then
        if command -v ss >/dev/null; then
            owner="$(ss -ltnpH "sport = :$port" 2>/dev/null | sed -n '1s/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/ (\1, pid \2)/p')"
        fi
        refuse "Cổng $port ($what) đã có chương trình khác dùng$owner: dừng chương trình đó hoặc chọn cổng khác bằng --port / --port-base." \
            "Port $port ($what) is taken by another program$owner: stop it or choose others with --port / --port-base."
    fi
}

# http_status PORT PATH: the status of a GET on this machine, nothing when nobody answers within five seconds.
http_status() {
    local protocol status rest
    exec 3<>"/dev/tcp/127.0.0.1/$1" || return 0
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
    IFS=' ' read -r -t 5 protocol status rest <&3 || true
    exec 3>&-
    : "$protocol" "$rest"
    printf '%s' "${status:-}"
}

random_word() {
    # Letters and digits that are not mistaken for one another.
    LC_ALL=C tr -dc 'a-hjkmnp-z2-9' < <(head -c $(($1 * 40)) /dev/urandom) | cut -c "1-$1"
}
