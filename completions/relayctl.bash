#!/bin/bash

__relayctl_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__relayctl_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__relayctl_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__relayctl_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_relayctl() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __relayctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    login|logout|whoami|token|ws|probe|diagnose|logs-check|relay|config|explain|help)
        # Offer subcommand argument completions
        "_relayctl_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'login logout whoami token ws probe diagnose logs-check relay config explain help' -- "${cur}"))
        ;;
    esac
}

_relayctl_login() {
    repeating_flags=()
    non_repeating_flags=(--print-token --password-stdin -4 -6 -L --location -n -k --no-check --insecure --require-tls --json --version -h --help)
    repeating_options=(--env-file -H --header --resolve --connect-to)
    non_repeating_options=(-c --connect --profile --room -u --username --password-file --password-command -o --origin --host -b --cookie --auth -A --user-agent --unix-socket --proxy --proxy-auth --noproxy --max-redirects --ca --cacert --cert --key --passphrase-file --servername --tls-min --connect-timeout --handshake-timeout --close-timeout -m --max-time --format --output --color)
    __relayctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-c'|'--connect')
        return
        ;;
    '--profile')
        return
        ;;
    '--room')
        return
        ;;
    '--env-file')
        return
        ;;
    '-u'|'--username')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-command')
        return
        ;;
    '-o'|'--origin')
        return
        ;;
    '-H'|'--header')
        return
        ;;
    '--host')
        return
        ;;
    '-b'|'--cookie')
        return
        ;;
    '--auth')
        return
        ;;
    '-A'|'--user-agent')
        return
        ;;
    '--resolve')
        return
        ;;
    '--connect-to')
        return
        ;;
    '--unix-socket')
        return
        ;;
    '--proxy')
        return
        ;;
    '--proxy-auth')
        return
        ;;
    '--noproxy')
        return
        ;;
    '--max-redirects')
        return
        ;;
    '--ca'|'--cacert')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--passphrase-file')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-min')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--handshake-timeout')
        return
        ;;
    '--close-timeout')
        return
        ;;
    '-m'|'--max-time')
        return
        ;;
    '--format')
        __relayctl_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_relayctl_logout() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--env-file)
    non_repeating_options=(-c --connect --profile --room -u --username --format --output --color)
    __relayctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-c'|'--connect')
        return
        ;;
    '--profile')
        return
        ;;
    '--room')
        return
        ;;
    '--env-file')
        return
        ;;
    '-u'|'--username')
        return
        ;;
    '--format')
        __relayctl_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_relayctl_whoami() {
    repeating_flags=()
    non_repeating_flags=(--no-token -4 -6 -L --location -n -k --no-check --insecure --require-tls --json --version -h --help)
    repeating_options=(--env-file -H --header --resolve --connect-to)
    non_repeating_options=(-c --connect --profile --room -u --username --token-file --token --token-env --auth-mode --auth-scheme --query-name -o --origin --host -b --cookie --auth -A --user-agent --unix-socket --proxy --proxy-auth --noproxy --max-redirects --ca --cacert --cert --key --passphrase-file --servername --tls-min --connect-timeout --handshake-timeout --close-timeout -m --max-time --format --output --color)
    __relayctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-c'|'--connect')
        return
        ;;
    '--profile')
        return
        ;;
    '--room')
        return
        ;;
    '--env-file')
        return
        ;;
    '-u'|'--username')
        return
        ;;
    '--token-file')
        return
        ;;
    '--token')
        return
        ;;
    '--token-env')
        return
        ;;
    '--auth-mode')
        __relayctl_add_completions -W 'subprotocol'$'\n''query'$'\n''header'$'\n''none'
        return
        ;;
    '--auth-scheme')
        return
        ;;
    '--query-name')
        return
        ;;
    '-o'|'--origin')
        return
        ;;
    '-H'|'--header')
        return
        ;;
    '--host')
        return
        ;;
    '-b'|'--cookie')
        return
        ;;
    '--auth')
        return
        ;;
    '-A'|'--user-agent')
        return
        ;;
    '--resolve')
        return
        ;;
    '--connect-to')
        return
        ;;
    '--unix-socket')
        return
        ;;
    '--proxy')
        return
        ;;
    '--proxy-auth')
        return
        ;;
    '--noproxy')
        return
        ;;
    '--max-redirects')
        return
        ;;
    '--ca'|'--cacert')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--passphrase-file')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-min')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--handshake-timeout')
        return
        ;;
    '--close-timeout')
        return
        ;;
    '-m'|'--max-time')
        return
        ;;
    '--format')
        __relayctl_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_relayctl_token() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __relayctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    decode|verify|mint|diff|expires)
        # Offer subcommand argument completions
        "_relayctl_token_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'decode verify mint diff expires' -- "${cur}"))
        ;;
    esac
}

_relayctl_token_decode() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--format --output --color)
    __relayctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--format')
        __relayctl_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_relayctl_token_verify() {
    repeating_flags=()
    non_repeating_flags=(--secret-stdin --secret-prompt --allow-weak-key --jws --batch --redact --json --version -h --help)
    repeating_options=(--env-file --aud --require --claim)
    non_repeating_options=(--secret-file --secret-env --secret-fd --secret-encoding --env-var --key --jwks --oidc --kid --ca --cacert -m --max-time --alg --now --leeway --iss --sub --jti --typ --max-age --min-remaining --dialect --token-type --payload-file --skew-from --format --output --color)
    __relayctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--secret-file')
        return
        ;;
    '--secret-env')
        return
        ;;
    '--secret-fd')
        return
        ;;
    '--secret-encoding')
        __relayctl_add_completions -W 'raw'$'\n''text'$'\n''base64'$'\n''base64url'$'\n''hex'
        return
        ;;
    '--env-file')
        return
        ;;
    '--env-var')
        return
        ;;
    '--key')
        return
        ;;
    '--jwks')
        return
        ;;
    '--oidc')
        return
        ;;
    '--kid')
        return
        ;;
    '--ca'|'--cacert')
        return
        ;;
    '-m'|'--max-time')
        return
        ;;
    '--alg')
        return
        ;;
    '--now')
        return
        ;;
    '--leeway')
        return
        ;;
    '--iss')
        return
        ;;
    '--aud')
        return
        ;;
    '--sub')
        return
        ;;
    '--jti')
        return
        ;;
    '--typ')
        return
        ;;
    '--require')
        return
        ;;
    '--claim')
        return
        ;;
    '--max-age')
        return
        ;;
    '--min-remaining')
        return
        ;;
    '--dialect')
        return
        ;;
    '--token-type')
        __relayctl_add_completions -W 'access'$'\n''refresh'$'\n''sliding'$'\n''any'
        return
        ;;
    '--payload-file')
        return
        ;;
    '--skew-from')
        return
        ;;
    '--format')
        __relayctl_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_relayctl_token_mint() {
    repeating_flags=()
    non_repeating_flags=(--secret-stdin --secret-prompt --json --version -h --help)
    repeating_options=(--env-file --aud --claim --without)
    non_repeating_options=(--secret-file --secret-env --secret-fd --secret-encoding --env-var --key --passphrase-file --token-type --user-id --lifetime --now --iss --sub --jti --claims-file --alg --kid --typ --format --output --color)
    __relayctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--secret-file')
        return
        ;;
    '--secret-env')
        return
        ;;
    '--secret-fd')
        return
        ;;
    '--secret-encoding')
        __relayctl_add_completions -W 'raw'$'\n''text'$'\n''base64'$'\n''base64url'$'\n''hex'
        return
        ;;
    '--env-file')
        return
        ;;
    '--env-var')
        return
        ;;
    '--key')
        return
        ;;
    '--passphrase-file')
        return
        ;;
    '--token-type')
        __relayctl_add_completions -W 'access'$'\n''refresh'$'\n''sliding'$'\n''any'
        return
        ;;
    '--user-id')
        return
        ;;
    '--lifetime')
        return
        ;;
    '--now')
        return
        ;;
    '--iss')
        return
        ;;
    '--aud')
        return
        ;;
    '--sub')
        return
        ;;
    '--jti')
        return
        ;;
    '--claim')
        return
        ;;
    '--without')
        return
        ;;
    '--claims-file')
        return
        ;;
    '--alg')
        return
        ;;
    '--kid')
        return
        ;;
    '--typ')
        return
        ;;
    '--format')
        __relayctl_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_relayctl_token_diff() {
    repeating_flags=()
    non_repeating_flags=(--secret-stdin --secret-prompt --allow-weak-key --redact --json --version -h --help)
    repeating_options=(--env-file --aud --require --claim)
    non_repeating_options=(--secret-file --secret-env --secret-fd --secret-encoding --env-var --key --jwks --oidc --kid --ca --cacert -m --max-time --alg --now --leeway --iss --sub --jti --typ --max-age --min-remaining --dialect --token-type --format --output --color)
    __relayctl_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--secret-file')
        return
        ;;
    '--secret-env')
        return
        ;;
    '--secret-fd')
        return
        ;;
    '--secret-encoding')
        __relayctl_add_completions -W 'raw'$'\n''text'$'\n''base64'$'\n''base64url'$'\n''hex'
        return
        ;;
    '--env-file')
        return
        ;;
    '--env-var')
        return
        ;;
    '--key')
        return
        ;;
    '--jwks')
        return
        ;;
    '--oidc')
        return
        ;;
    '--kid')
        return
        ;;
    '--ca'|'--cacert')
        return
        ;;
    '-m'|'--max-time')
        return
        ;;
    '--alg')
        return
        ;;
    '--now')
        return
        ;;
    '--leeway')
        return
        ;;
    '--iss')
        return
        ;;
    '--aud')
        return
        ;;
    '--sub')
        return
        ;;
    '--jti')
        return
        ;;
    '--typ')
        return
        ;;
    '--require')
        return
        ;;
    '--claim')
        return
        ;;
    '--max-age')
        return
        ;;
    '--min-remaining')
        return
        ;;
    '--dialect')
        return
        ;;
    '--token-type')
        __relayctl_add_completions -W 'access'$'\n''refresh'$'\n''sliding'$'\n''any'
        return
        ;;
    '--format')
        __relayctl_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_relayctl_token_expires() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--within --now --format --output --color)
    __relayctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--within')
        return
        ;;
    '--now')
        return
        ;;
    '--format')
        __relayctl_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_relayctl_ws() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __relayctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    connect|send)
        # Offer subcommand argument completions
        "_relayctl_ws_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'connect send' -- "${cur}"))
        ;;
    esac
}

_relayctl_ws_connect() {
    repeating_flags=()
    non_repeating_flags=(--echo --pretty --timestamps -P --show-ping-pong --reconnect --json --show-secrets --no-token --password-stdin -4 -6 -L --location -n -k --no-check --insecure --require-tls --version -h --help)
    repeating_options=(--env-file -x --execute --report --fault -H --header -s --subprotocol --resolve --connect-to)
    non_repeating_options=(-c --connect --profile --room -w --wait --on-eof --input --chunk --max-messages --grep --ping-interval --ping-timeout --max-reconnects --format --output --color --binary-as --max-message-size --trace --har --token-file --token --token-env --auth-mode --auth-scheme --query-name -u --username --password-file --password-command -o --origin --host -b --cookie --auth -A --user-agent --subprotocol-policy --compression --unix-socket --proxy --proxy-auth --noproxy --max-redirects --ca --cacert --cert --key --passphrase-file --servername --tls-min --connect-timeout --handshake-timeout --close-timeout -m --max-time)
    __relayctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-c'|'--connect')
        return
        ;;
    '--profile')
        return
        ;;
    '--room')
        return
        ;;
    '--env-file')
        return
        ;;
    '-x'|'--execute')
        return
        ;;
    '-w'|'--wait')
        return
        ;;
    '--on-eof')
        return
        ;;
    '--input')
        __relayctl_add_completions -W 'lines'$'\n''nul'$'\n''json'$'\n''binary'
        return
        ;;
    '--chunk')
        return
        ;;
    '--max-messages')
        return
        ;;
    '--grep')
        return
        ;;
    '--ping-interval')
        return
        ;;
    '--ping-timeout')
        return
        ;;
    '--max-reconnects')
        return
        ;;
    '--format')
        __relayctl_add_completions -W 'text'$'\n''raw'$'\n''ndjson'$'\n''json'
        return
        ;;
    '--report')
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--binary-as')
        __relayctl_add_completions -W 'hex'$'\n''base64'
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--trace')
        return
        ;;
    '--har')
        return
        ;;
    '--fault')
        return
        ;;
    '--token-file')
        return
        ;;
    '--token')
        return
        ;;
    '--token-env')
        return
        ;;
    '--auth-mode')
        __relayctl_add_completions -W 'subprotocol'$'\n''query'$'\n''header'$'\n''none'
        return
        ;;
    '--auth-scheme')
        return
        ;;
    '--query-name')
        return
        ;;
    '-u'|'--username')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-command')
        return
        ;;
    '-o'|'--origin')
        return
        ;;
    '-H'|'--header')
        return
        ;;
    '--host')
        return
        ;;
    '-b'|'--cookie')
        return
        ;;
    '--auth')
        return
        ;;
    '-A'|'--user-agent')
        return
        ;;
    '-s'|'--subprotocol')
        return
        ;;
    '--subprotocol-policy')
        return
        ;;
    '--compression')
        __relayctl_add_completions -W 'auto'$'\n''off'$'\n''require'
        return
        ;;
    '--resolve')
        return
        ;;
    '--connect-to')
        return
        ;;
    '--unix-socket')
        return
        ;;
    '--proxy')
        return
        ;;
    '--proxy-auth')
        return
        ;;
    '--noproxy')
        return
        ;;
    '--max-redirects')
        return
        ;;
    '--ca'|'--cacert')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--passphrase-file')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-min')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--handshake-timeout')
        return
        ;;
    '--close-timeout')
        return
        ;;
    '-m'|'--max-time')
        return
        ;;
    esac
}

_relayctl_ws_send() {
    repeating_flags=()
    non_repeating_flags=(--binary --json --show-secrets --no-token --password-stdin -4 -6 -L --location -n -k --no-check --insecure --require-tls --version -h --help)
    repeating_options=(--env-file -x --execute --chat -f --file --expect --expect-re --expect-json --reject --report --fault -H --header -s --subprotocol --resolve --connect-to)
    non_repeating_options=(-c --connect --profile --room --repeat --expect-count --expect-status --expect-close --within -w --wait --close-code --close-reason --format --output --color --binary-as --max-message-size --trace --har --token-file --token --token-env --auth-mode --auth-scheme --query-name -u --username --password-file --password-command -o --origin --host -b --cookie --auth -A --user-agent --subprotocol-policy --compression --unix-socket --proxy --proxy-auth --noproxy --max-redirects --ca --cacert --cert --key --passphrase-file --servername --tls-min --connect-timeout --handshake-timeout --close-timeout -m --max-time)
    __relayctl_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '-c'|'--connect')
        return
        ;;
    '--profile')
        return
        ;;
    '--room')
        return
        ;;
    '--env-file')
        return
        ;;
    '-x'|'--execute')
        return
        ;;
    '--chat')
        return
        ;;
    '-f'|'--file')
        return
        ;;
    '--repeat')
        return
        ;;
    '--expect')
        return
        ;;
    '--expect-re')
        return
        ;;
    '--expect-json')
        return
        ;;
    '--expect-count')
        return
        ;;
    '--reject')
        return
        ;;
    '--expect-status')
        return
        ;;
    '--expect-close')
        return
        ;;
    '--within')
        return
        ;;
    '-w'|'--wait')
        return
        ;;
    '--close-code')
        return
        ;;
    '--close-reason')
        return
        ;;
    '--format')
        __relayctl_add_completions -W 'text'$'\n''raw'$'\n''ndjson'$'\n''json'
        return
        ;;
    '--report')
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    '--binary-as')
        __relayctl_add_completions -W 'hex'$'\n''base64'
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--trace')
        return
        ;;
    '--har')
        return
        ;;
    '--fault')
        return
        ;;
    '--token-file')
        return
        ;;
    '--token')
        return
        ;;
    '--token-env')
        return
        ;;
    '--auth-mode')
        __relayctl_add_completions -W 'subprotocol'$'\n''query'$'\n''header'$'\n''none'
        return
        ;;
    '--auth-scheme')
        return
        ;;
    '--query-name')
        return
        ;;
    '-u'|'--username')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-command')
        return
        ;;
    '-o'|'--origin')
        return
        ;;
    '-H'|'--header')
        return
        ;;
    '--host')
        return
        ;;
    '-b'|'--cookie')
        return
        ;;
    '--auth')
        return
        ;;
    '-A'|'--user-agent')
        return
        ;;
    '-s'|'--subprotocol')
        return
        ;;
    '--subprotocol-policy')
        return
        ;;
    '--compression')
        __relayctl_add_completions -W 'auto'$'\n''off'$'\n''require'
        return
        ;;
    '--resolve')
        return
        ;;
    '--connect-to')
        return
        ;;
    '--unix-socket')
        return
        ;;
    '--proxy')
        return
        ;;
    '--proxy-auth')
        return
        ;;
    '--noproxy')
        return
        ;;
    '--max-redirects')
        return
        ;;
    '--ca'|'--cacert')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--passphrase-file')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-min')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--handshake-timeout')
        return
        ;;
    '--close-timeout')
        return
        ;;
    '-m'|'--max-time')
        return
        ;;
    esac
}

_relayctl_probe() {
    repeating_flags=()
    non_repeating_flags=(--strict --show-secrets --no-token --password-stdin -4 -6 -L --location -n -k --no-check --insecure --require-tls --json --version -h --help)
    repeating_options=(--env-file --fault --direct -H --header -s --subprotocol --resolve --connect-to --report)
    non_repeating_options=(--targets -c --connect --profile --room --until --skip --redis --pairs --max-message-size --username2 --password-file2 --experiments --hold --count --interval --expect-status --warn-days --save --trace --token-file --token --token-env --auth-mode --auth-scheme --query-name -u --username --password-file --password-command -o --origin --host -b --cookie --auth -A --user-agent --subprotocol-policy --compression --unix-socket --proxy --proxy-auth --noproxy --max-redirects --ca --cacert --cert --key --passphrase-file --servername --tls-min --connect-timeout --handshake-timeout --close-timeout -m --max-time --format --output --color)
    __relayctl_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--targets')
        return
        ;;
    '-c'|'--connect')
        return
        ;;
    '--profile')
        return
        ;;
    '--room')
        return
        ;;
    '--env-file')
        return
        ;;
    '--fault')
        return
        ;;
    '--until')
        return
        ;;
    '--skip')
        return
        ;;
    '--redis')
        return
        ;;
    '--pairs')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--direct')
        return
        ;;
    '--username2')
        return
        ;;
    '--password-file2')
        return
        ;;
    '--experiments')
        __relayctl_add_completions -W 'off'$'\n''auto'$'\n''all'
        return
        ;;
    '--hold')
        return
        ;;
    '--count')
        return
        ;;
    '--interval')
        return
        ;;
    '--expect-status')
        return
        ;;
    '--warn-days')
        return
        ;;
    '--save')
        return
        ;;
    '--trace')
        return
        ;;
    '--token-file')
        return
        ;;
    '--token')
        return
        ;;
    '--token-env')
        return
        ;;
    '--auth-mode')
        __relayctl_add_completions -W 'subprotocol'$'\n''query'$'\n''header'$'\n''none'
        return
        ;;
    '--auth-scheme')
        return
        ;;
    '--query-name')
        return
        ;;
    '-u'|'--username')
        return
        ;;
    '--password-file')
        return
        ;;
    '--password-command')
        return
        ;;
    '-o'|'--origin')
        return
        ;;
    '-H'|'--header')
        return
        ;;
    '--host')
        return
        ;;
    '-b'|'--cookie')
        return
        ;;
    '--auth')
        return
        ;;
    '-A'|'--user-agent')
        return
        ;;
    '-s'|'--subprotocol')
        return
        ;;
    '--subprotocol-policy')
        return
        ;;
    '--compression')
        __relayctl_add_completions -W 'auto'$'\n''off'$'\n''require'
        return
        ;;
    '--resolve')
        return
        ;;
    '--connect-to')
        return
        ;;
    '--unix-socket')
        return
        ;;
    '--proxy')
        return
        ;;
    '--proxy-auth')
        return
        ;;
    '--noproxy')
        return
        ;;
    '--max-redirects')
        return
        ;;
    '--ca'|'--cacert')
        return
        ;;
    '--cert')
        return
        ;;
    '--key')
        return
        ;;
    '--passphrase-file')
        return
        ;;
    '--servername')
        return
        ;;
    '--tls-min')
        return
        ;;
    '--connect-timeout')
        return
        ;;
    '--handshake-timeout')
        return
        ;;
    '--close-timeout')
        return
        ;;
    '-m'|'--max-time')
        return
        ;;
    '--format')
        __relayctl_add_completions -W 'text'$'\n''json'$'\n''ndjson'$'\n''junit'$'\n''nagios'$'\n''prometheus'$'\n''github'$'\n''tap'$'\n''openmetrics'
        return
        ;;
    '--report')
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_relayctl_diagnose() {
    repeating_flags=()
    non_repeating_flags=(--strict --json --version -h --help)
    repeating_options=(--report)
    non_repeating_options=(--against --format --output --color)
    __relayctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--against')
        return
        ;;
    '--format')
        __relayctl_add_completions -W 'text'$'\n''json'$'\n''ndjson'$'\n''junit'$'\n''nagios'$'\n''prometheus'$'\n''github'$'\n''tap'$'\n''openmetrics'
        return
        ;;
    '--report')
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_relayctl_logs-check() {
    repeating_flags=()
    non_repeating_flags=(--no-defaults -f --follow --json --version -h --help)
    repeating_options=(--only --forbid --expect --report)
    non_repeating_options=(--since --until --time-zone --top --rules -m --max-time --format --output --color)
    __relayctl_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--since')
        return
        ;;
    '--until')
        return
        ;;
    '--time-zone')
        return
        ;;
    '--only')
        return
        ;;
    '--top')
        return
        ;;
    '--rules')
        return
        ;;
    '--forbid')
        return
        ;;
    '--expect')
        return
        ;;
    '-m'|'--max-time')
        return
        ;;
    '--format')
        __relayctl_add_completions -W 'text'$'\n''json'$'\n''ndjson'$'\n''junit'$'\n''github'
        return
        ;;
    '--report')
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_relayctl_relay() {
    repeating_flags=()
    non_repeating_flags=(--echo --list-faults --version -h --help)
    repeating_options=(--user --password-file --allowed-origin --fault)
    non_repeating_options=(--listen --max-message-size --secret-file --redis --tls-cert --tls-key --log-format)
    __relayctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--listen')
        return
        ;;
    '--max-message-size')
        return
        ;;
    '--secret-file')
        return
        ;;
    '--user')
        return
        ;;
    '--password-file')
        return
        ;;
    '--allowed-origin')
        return
        ;;
    '--redis')
        return
        ;;
    '--tls-cert')
        return
        ;;
    '--tls-key')
        return
        ;;
    '--fault')
        return
        ;;
    '--log-format')
        __relayctl_add_completions -W 'daphne'$'\n''runserver'
        return
        ;;
    esac
}

_relayctl_config() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __relayctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    show|path|init)
        # Offer subcommand argument completions
        "_relayctl_config_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'show path init' -- "${cur}"))
        ;;
    esac
}

_relayctl_config_show() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--env-file)
    non_repeating_options=(-c --connect --profile --room --format --output --color)
    __relayctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '-c'|'--connect')
        return
        ;;
    '--profile')
        return
        ;;
    '--room')
        return
        ;;
    '--env-file')
        return
        ;;
    '--format')
        __relayctl_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_relayctl_config_path() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--format --output --color)
    __relayctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--format')
        __relayctl_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_relayctl_config_init() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--format --output --color)
    __relayctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--format')
        __relayctl_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_relayctl_explain() {
    repeating_flags=()
    non_repeating_flags=(--list --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--format --output --color)
    __relayctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--format')
        __relayctl_add_completions -W 'text'$'\n''json'
        return
        ;;
    '--output')
        return
        ;;
    '--color')
        __relayctl_add_completions -W 'auto'$'\n''always'$'\n''never'
        return
        ;;
    esac
}

_relayctl_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __relayctl_offer_flags_options -1
}

complete -o filenames -F _relayctl relayctl
