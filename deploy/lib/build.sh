# shellcheck shell=bash
# Builds what is missing or older than its sources, unpacks the jars, and makes each service's AOT cache.

readonly BUILD="$ROOT/target/run"
readonly BUILD_LOG="$BUILD/build.log"

# What makes a module's jar out of date.
sources_of() {
    local shared=("$ROOT/pom.xml" "$ROOT/service-starter/pom.xml" "$ROOT/service-starter/src/main")
    case "$1" in
        embedded) printf '%s\n' "$ROOT/pom.xml" "$ROOT/deploy/embedded/pom.xml" "$ROOT/deploy/embedded/src/main" ;;
        demo) printf '%s\n' "$ROOT/pom.xml" "$ROOT/deploy/demo/pom.xml" "$ROOT/deploy/demo/src/main" ;;
        gateway)
            printf '%s\n' "${shared[@]}" "$ROOT/gateway/pom.xml" "$ROOT/gateway/src/main"
            find "$ROOT/gateway/portal" -mindepth 1 -maxdepth 1 ! -name node_modules ! -name dist ! -name test
            find "$ROOT" -maxdepth 2 -name openapi.json
            ;;
        *) printf '%s\n' "${shared[@]}" "$ROOT/$1/pom.xml" "$ROOT/$1/src/main" ;;
    esac
}

folder_of() {
    case "$1" in
        embedded | demo) printf '%s' "$ROOT/deploy/$1" ;;
        *) printf '%s' "$ROOT/$1" ;;
    esac
}

jar_of() {
    local folder suffix="-exec"
    folder="$(folder_of "$1")"
    [[ "$1" != embedded ]] || suffix=""
    printf '%s' "$folder/target/$1-$(project_version)$suffix.jar"
}

project_version() {
    sed -n 's:^  <version>\(.*\)</version>:\1:p' "$ROOT/pom.xml" | head -n 1
}

is_stale() {
    local stamp="$BUILD/$1.built" paths=()
    [[ -f "$stamp" && -f "$(jar_of "$1")" ]] || return 0
    while IFS= read -r path; do paths+=("$path"); done < <(sources_of "$1")
    [[ -n "$(find "${paths[@]}" -newer "$stamp" -print -quit 2>/dev/null)" ]]
}

build() {
    local stale=() modules="" name
    mkdir -p "$BUILD"
    for name in "$@"; do
        if is_stale "$name"; then
            stale+=("$name")
            modules+="${modules:+,}:$name"
        fi
    done
    if ((${#stale[@]} > 0)); then
        need_disk "$ROOT"
        case " ${stale[*]} " in *" gateway "*) need_node ;; esac
        say "Dựng chương trình: ${stale[*]} (lần đầu mất vài phút; nhật ký: $BUILD_LOG)"
        touch "$BUILD/.started"
        if ! (cd "$ROOT" && ./mvnw -B -T1 -Dmaven.test.skip=true -Dspotless.check.skip=true \
            -pl "$modules" -am package 2>&1) | tee "$BUILD_LOG" |
            sed -un 's/^\[INFO\] Building \(.*[^ ]\)  *\[\([0-9]*\)\/\([0-9]*\)\]$/  [\2\/\3] \1/p'; then
            for name in "${stale[@]}"; do
                if [[ "$(jar_of "$name")" -nt "$BUILD/.started" ]]; then remember_built "$name"; fi
            done
            grep -v '^\[INFO\]\|^\[WARNING\]\|^$' "$BUILD_LOG" | tail -n 20 | cut -c 1-300 >&2
            refuse "Dựng không thành công; nhật ký: $BUILD_LOG" "The build failed; its log: $BUILD_LOG"
        fi
        remember_built "${stale[@]}"
    fi
}

# What was built counts as of the start of the build: a source saved meanwhile is newer.
remember_built() {
    local name
    for name in "$@"; do
        touch -r "$BUILD/.started" "$BUILD/$name.built"
    done
}

# The jar laid out as a folder starts faster than the one file, and an AOT cache needs it.
unpack() {
    local name="$1" jar to
    jar="$(jar_of "$name")"
    to="$BUILD/$name"
    if [[ ! -f "$to/.of" || "$jar" -nt "$to/.of" ]]; then
        rm -rf "$to"
        "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$to" >/dev/null
        touch -r "$jar" "$to/.of"
    fi
}

unpacked_jar() {
    printf '%s' "$BUILD/$1/$(basename "$(jar_of "$1")")"
}

# A cache serves only the JDK and the options it was made with.
cache_of() {
    local options
    if [[ "$1" == embedded ]]; then options="$(embedded_options)"; else options="$(jvm_options "$1")"; fi
    printf '%s' "$BUILD/$1/$1-$(cksum <<<"$options $("$JAVA_HOME/bin/java" -version 2>&1)" | cut -d ' ' -f 1).aot"
}

# Makes the missing caches of the services, two at a time, against a database that is thrown away; what that has learned
# meanwhile becomes the cache of the embedded server.
make_caches() {
    local missing=() name scratch port database learned
    learned="$(cache_of embedded)"
    for name in "$@"; do
        [[ -f "$(cache_of "$name")" ]] || missing+=("$name")
    done
    if [[ ! -f "$learned" || "$(jar_of embedded)" -nt "$learned" ]]; then
        missing=("$@")
    fi
    ((${#missing[@]} > 0)) || return 0
    rm -rf "$BUILD/embedded"
    mkdir -p "$BUILD/embedded"
    say "Chuẩn bị khởi động nhanh (một lần sau mỗi lần dựng): ${missing[*]}"
    scratch="$(mktemp -d)"
    : >"$scratch/database.log"
    # shellcheck disable=SC2046 # options are words
    "$JAVA_HOME/bin/java" $(embedded_options) -XX:AOTCacheOutput="$learned.part" -jar "$(jar_of embedded)" \
        --db-file "$scratch/training.db" --db-port 0 >"$scratch/database.log" 2>&1 9>&- &
    database=$!
    # shellcheck disable=SC2064 # this process, whatever the variable says later
    trap "kill $database 2>/dev/null" EXIT
    for _ in $(seq 200); do
        port="$(sed -n 's/^database .*:\([0-9]*\)$/\1/p' "$scratch/database.log")"
        [[ -n "$port" ]] && break
        sleep 0.1
    done
    if [[ -n "$port" ]]; then
        printf '%s\n' "${missing[@]}" |
            LIENTHONG_HOME="$HOME_DIR" MONGODB_URI="mongodb://127.0.0.1:$port/" \
                xargs -P 2 -I {} "$BASH" "$ROOT/deploy/run" train {}
    fi
    kill "$database" 2>/dev/null || true
    wait "$database" 2>/dev/null || true
    if [[ -f "$learned.part" ]]; then mv "$learned.part" "$learned"; fi
    trap - EXIT
    rm -rf "$scratch"
}

# One training run: the service starts up to the point where it would take requests, and leaves its cache behind.
train() {
    local name="$1" cache log
    cache="$(cache_of "$name")"
    log="$BUILD/$name/training.log"
    rm -f "$BUILD/$name"/*.aot
    # shellcheck disable=SC2046 # options are words
    if ! "$JAVA_HOME/bin/java" $(jvm_options "$name") -XX:AOTCacheOutput="$cache.part" \
        -Dspring.context.exit=onRefresh -jar "$(unpacked_jar "$name")" >"$log" 2>&1 || [[ ! -f "$cache.part" ]]; then
        rm -f "$cache.part"
        say "  $name: không tạo được bộ nhớ khởi động nhanh, vẫn chạy được (nhật ký: $log) | no AOT cache; it starts more slowly"
        return 0
    fi
    mv "$cache.part" "$cache"
    say "  $name"
}
