# shellcheck shell=bash
# A Chromium for the tests that need a real browser.

# Exports CHROMIUM, installing Debian's or Ubuntu's package where that is possible.
find_chromium() {
    local candidate
    for candidate in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        if [[ -n "$candidate" ]] && candidate="$(command -v "$candidate")"; then
            export CHROMIUM="$candidate"
            return
        fi
    done
    if command -v apt-get >/dev/null; then
        local root=()
        [[ "$(id -u)" == 0 ]] || root=(sudo -n)
        say "Cài Chromium cho các kiểm thử trên trình duyệt …"
        if "${root[@]+"${root[@]}"}" apt-get update -qq >/dev/null 2>&1 &&
            DEBIAN_FRONTEND=noninteractive "${root[@]+"${root[@]}"}" apt-get install -y -qq --no-install-recommends chromium fonts-liberation2 >/dev/null 2>&1 &&
            CHROMIUM="$(command -v chromium)"; then
            export CHROMIUM
            return
        fi
    fi
    refuse "Cần Chromium hoặc Chrome cho các kiểm thử trên trình duyệt: cài đặt rồi chạy lại, hoặc đặt biến CHROMIUM." \
        "Chromium or Chrome is needed for the browser tests: install one and run again, or set CHROMIUM."
}
