function __relayctl_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __relayctl_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __relayctl_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __relayctl_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __relayctl_parse_tokens -S
    set -l unparsed_tokens (__relayctl_tokens -pc)
    switch $unparsed_tokens[1]
    case 'relayctl'
        __relayctl_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'login'
            __relayctl_parse_subcommand 1 'c/connect=' 'profile=' 'room=' 'env-file=+' 'print-token' 'u/username=' 'password-stdin' 'password-file=' 'password-command=' '4' '6' 'resolve=+' 'connect-to=+' 'unix-socket=' 'proxy=' 'proxy-auth=' 'noproxy=' 'connect-timeout=' 'handshake-timeout=' 'close-timeout=' 'm/max-time=' 'ca=' 'cert=' 'key=' 'passphrase-file=' 'n/no-check' 'servername=' 'tls-min=' 'require-tls' 'format=' 'json' 'output=' 'color=' 'version' 'h/help'
        case 'logout'
            __relayctl_parse_subcommand 1 'c/connect=' 'profile=' 'room=' 'env-file=+' 'u/username=' 'format=' 'json' 'output=' 'color=' 'version' 'h/help'
        case 'whoami'
            __relayctl_parse_subcommand 1 'c/connect=' 'profile=' 'room=' 'env-file=+' 'u/username=' 'token-file=' 'token=' 'token-env=' 'no-token' 'auth-mode=' 'auth-scheme=' 'query-name=' '4' '6' 'resolve=+' 'connect-to=+' 'unix-socket=' 'proxy=' 'proxy-auth=' 'noproxy=' 'connect-timeout=' 'handshake-timeout=' 'close-timeout=' 'm/max-time=' 'ca=' 'cert=' 'key=' 'passphrase-file=' 'n/no-check' 'servername=' 'tls-min=' 'require-tls' 'format=' 'json' 'output=' 'color=' 'version' 'h/help'
        case 'token'
            __relayctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'decode'
                __relayctl_parse_subcommand 1 'format=' 'json' 'output=' 'color=' 'version' 'h/help'
            case 'verify'
                __relayctl_parse_subcommand 1 'secret-file=' 'secret-env=' 'secret-encoding=' 'key=' 'alg=' 'now=' 'leeway=' 'iss=' 'aud=+' 'dialect=' 'token-type=' 'min-remaining=' 'allow-weak-key' 'format=' 'json' 'output=' 'color=' 'version' 'h/help'
            end
        case 'probe'
            __relayctl_parse_subcommand 1 'c/connect=' 'profile=' 'room=' 'env-file=+' 'fault=+' 'until=' 'skip=' 'redis=' 'pairs=' 'direct=+' 'username2=' 'password-file2=' 'strict' 'token-file=' 'token=' 'token-env=' 'no-token' 'auth-mode=' 'auth-scheme=' 'query-name=' 'u/username=' 'password-stdin' 'password-file=' 'password-command=' 'o/origin=' 'H/header=+' 'host=' 'b/cookie=' 'auth=' 'A/user-agent=' 's/subprotocol=+' 'subprotocol-policy=' '4' '6' 'resolve=+' 'connect-to=+' 'unix-socket=' 'proxy=' 'proxy-auth=' 'noproxy=' 'connect-timeout=' 'handshake-timeout=' 'close-timeout=' 'm/max-time=' 'ca=' 'cert=' 'key=' 'passphrase-file=' 'n/no-check' 'servername=' 'tls-min=' 'require-tls' 'format=' 'json' 'output=' 'color=' 'version' 'h/help'
        case 'relay'
            __relayctl_parse_subcommand 0 'listen=' 'echo' 'secret-file=' 'user=+' 'password-file=+' 'allowed-origin=+' 'redis=' 'tls-cert=' 'tls-key=' 'fault=+' 'list-faults' 'log-format=' 'version' 'h/help'
        case 'config'
            __relayctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'show'
                __relayctl_parse_subcommand 1 'c/connect=' 'profile=' 'room=' 'env-file=+' 'format=' 'json' 'output=' 'color=' 'version' 'h/help'
            case 'path'
                __relayctl_parse_subcommand 0 'format=' 'json' 'output=' 'color=' 'version' 'h/help'
            case 'init'
                __relayctl_parse_subcommand 0 'format=' 'json' 'output=' 'color=' 'version' 'h/help'
            end
        case 'explain'
            __relayctl_parse_subcommand 1 'format=' 'json' 'output=' 'color=' 'version' 'h/help'
        case 'help'
            __relayctl_parse_subcommand -r 1 'version'
        end
    end
end

function __relayctl_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __relayctl_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __relayctl_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __relayctl_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__relayctl_tokens -p)
    if test -z "$(__relayctl_tokens -t)"
        set -l index (count (__relayctl_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'relayctl' -f
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl" version' -l 'version' -d 'Show the version.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_positional "relayctl" -eq 1' -fa 'login' -d 'Log in and keep the tokens.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_positional "relayctl" -eq 1' -fa 'logout' -d 'Forget the saved tokens of a target.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_positional "relayctl" -eq 1' -fa 'whoami' -d 'Ask the API whom the token stands for.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_positional "relayctl" -eq 1' -fa 'token' -d 'Read and verify a token, offline.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_positional "relayctl" -eq 1' -fa 'probe' -d 'Run the whole ladder and name the cause and the next command.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_positional "relayctl" -eq 1' -fa 'relay' -d 'Run the reference relay: login, me, refresh and chat sockets.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_positional "relayctl" -eq 1' -fa 'config' -d 'Show the settings and where each came from.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_positional "relayctl" -eq 1' -fa 'explain' -d 'Explain an exit status.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_positional "relayctl" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" c connect' -s 'c' -l 'connect' -d 'The target, as wscat takes it.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" profile' -l 'profile' -d 'Profile to use when no target is given.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" room' -l 'room' -d 'Room of the chat (default: test-room).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login"' -l 'env-file' -d 'The application\'s own .env file (repeatable; later ones win).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" print-token' -l 'print-token' -d 'Print the access token, from a saved login that is still valid if there is one.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" u username' -s 'u' -l 'username' -d 'User to log in as.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" password-stdin' -l 'password-stdin' -d 'Read the password from stdin.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" password-file' -l 'password-file' -d 'File with the password.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" password-command' -l 'password-command' -d 'Command whose first line of output is the password.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" 4' -s '4' -d 'IPv4 only.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" 6' -s '6' -d 'IPv6 only.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login"' -l 'resolve' -d 'Address of a host, HOST:PORT:ADDRESS (repeatable).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login"' -l 'connect-to' -d 'Connect elsewhere, HOST:PORT:HOST:PORT (repeatable).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" unix-socket' -l 'unix-socket' -d 'Socket to dial in place of host and port.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" proxy' -l 'proxy' -d 'Proxy: http (CONNECT), socks5 or socks5h URL.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" proxy-auth' -l 'proxy-auth' -d 'File with the proxy\'s \'user:password\', as @FILE.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" noproxy' -l 'noproxy' -d 'Hosts to reach without a proxy, with commas; \'*\' is all.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" connect-timeout' -l 'connect-timeout' -d 'DNS to TLS, for each address.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" handshake-timeout' -l 'handshake-timeout' -d 'From the request to the end of the head.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" close-timeout' -l 'close-timeout' -d 'For the peer\'s Close.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" m max-time' -s 'm' -l 'max-time' -d 'For the whole run.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" ca cacert' -l 'ca' -l 'cacert' -d 'CA certificates to trust (PEM).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" cert' -l 'cert' -d 'The client\'s certificate with its chain (PEM).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" key' -l 'key' -d 'The key of --cert, where it is not in the same file (PEM).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" passphrase-file' -l 'passphrase-file' -d 'File with the passphrase of the key.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" insecure k n no-check' -s 'n' -s 'k' -l 'no-check' -l 'insecure' -d 'Go on with a certificate that fails; its verdict is still shown.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" servername' -l 'servername' -d 'Name for SNI and the certificate.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" tls-min' -l 'tls-min' -d 'Lowest version: 1.0, 1.1, 1.2 (default) or 1.3.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" require-tls' -l 'require-tls' -d 'Refuse to send a token to another machine without TLS.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" format' -l 'format' -d 'text or json.' -rfka 'text json'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" json' -l 'json' -d 'The same as --format json.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" output' -l 'output' -d 'Write the answer to a file, whole or not at all.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" color' -l 'color' -d 'auto, always or never.' -rfka 'auto always never'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" version' -l 'version' -d 'Show the version.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl login" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl logout" c connect' -s 'c' -l 'connect' -d 'The target, as wscat takes it.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl logout" profile' -l 'profile' -d 'Profile to use when no target is given.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl logout" room' -l 'room' -d 'Room of the chat (default: test-room).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl logout"' -l 'env-file' -d 'The application\'s own .env file (repeatable; later ones win).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl logout" u username' -s 'u' -l 'username' -d 'Only this user\'s.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl logout" format' -l 'format' -d 'text or json.' -rfka 'text json'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl logout" json' -l 'json' -d 'The same as --format json.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl logout" output' -l 'output' -d 'Write the answer to a file, whole or not at all.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl logout" color' -l 'color' -d 'auto, always or never.' -rfka 'auto always never'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl logout" version' -l 'version' -d 'Show the version.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl logout" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" c connect' -s 'c' -l 'connect' -d 'The target, as wscat takes it.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" profile' -l 'profile' -d 'Profile to use when no target is given.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" room' -l 'room' -d 'Room of the chat (default: test-room).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami"' -l 'env-file' -d 'The application\'s own .env file (repeatable; later ones win).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" u username' -s 'u' -l 'username' -d 'The saved login of this user.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" token-file' -l 'token-file' -d 'File with the token; \'-\' is stdin.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" token' -l 'token' -d 'The token; every user of this machine can read it here.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" token-env' -l 'token-env' -d 'Variable that holds the token.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" no-token' -l 'no-token' -d 'Send no token.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" auth-mode' -l 'auth-mode' -d 'subprotocol (default), query, header or none.' -rfka 'subprotocol query header none'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" auth-scheme' -l 'auth-scheme' -d 'First subprotocol, or word before the token (default: Bearer).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" query-name' -l 'query-name' -d 'Query parameter for --auth-mode query.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" 4' -s '4' -d 'IPv4 only.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" 6' -s '6' -d 'IPv6 only.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami"' -l 'resolve' -d 'Address of a host, HOST:PORT:ADDRESS (repeatable).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami"' -l 'connect-to' -d 'Connect elsewhere, HOST:PORT:HOST:PORT (repeatable).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" unix-socket' -l 'unix-socket' -d 'Socket to dial in place of host and port.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" proxy' -l 'proxy' -d 'Proxy: http (CONNECT), socks5 or socks5h URL.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" proxy-auth' -l 'proxy-auth' -d 'File with the proxy\'s \'user:password\', as @FILE.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" noproxy' -l 'noproxy' -d 'Hosts to reach without a proxy, with commas; \'*\' is all.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" connect-timeout' -l 'connect-timeout' -d 'DNS to TLS, for each address.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" handshake-timeout' -l 'handshake-timeout' -d 'From the request to the end of the head.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" close-timeout' -l 'close-timeout' -d 'For the peer\'s Close.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" m max-time' -s 'm' -l 'max-time' -d 'For the whole run.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" ca cacert' -l 'ca' -l 'cacert' -d 'CA certificates to trust (PEM).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" cert' -l 'cert' -d 'The client\'s certificate with its chain (PEM).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" key' -l 'key' -d 'The key of --cert, where it is not in the same file (PEM).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" passphrase-file' -l 'passphrase-file' -d 'File with the passphrase of the key.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" insecure k n no-check' -s 'n' -s 'k' -l 'no-check' -l 'insecure' -d 'Go on with a certificate that fails; its verdict is still shown.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" servername' -l 'servername' -d 'Name for SNI and the certificate.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" tls-min' -l 'tls-min' -d 'Lowest version: 1.0, 1.1, 1.2 (default) or 1.3.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" require-tls' -l 'require-tls' -d 'Refuse to send a token to another machine without TLS.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" format' -l 'format' -d 'text or json.' -rfka 'text json'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" json' -l 'json' -d 'The same as --format json.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" output' -l 'output' -d 'Write the answer to a file, whole or not at all.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" color' -l 'color' -d 'auto, always or never.' -rfka 'auto always never'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" version' -l 'version' -d 'Show the version.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl whoami" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token" version' -l 'version' -d 'Show the version.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_positional "relayctl token" -eq 1' -fa 'decode' -d 'Show what is in a token; nothing is verified.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_positional "relayctl token" -eq 1' -fa 'verify' -d 'Verify a token with a secret or a public key.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token decode" format' -l 'format' -d 'text or json.' -rfka 'text json'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token decode" json' -l 'json' -d 'The same as --format json.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token decode" output' -l 'output' -d 'Write the answer to a file, whole or not at all.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token decode" color' -l 'color' -d 'auto, always or never.' -rfka 'auto always never'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token decode" version' -l 'version' -d 'Show the version.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token decode" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" secret-file' -l 'secret-file' -d 'File with the HMAC secret.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" secret-env' -l 'secret-env' -d 'Variable that holds the secret.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" secret-encoding' -l 'secret-encoding' -d 'raw, text, base64, base64url or hex.' -rfka 'raw text base64 base64url hex'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" key' -l 'key' -d 'Public key, certificate, JWK or JWK set.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" alg' -l 'alg' -d 'Algorithms to accept, with commas (default: those of the key).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" now' -l 'now' -d 'Judge as of this time, seconds since 1970.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" leeway' -l 'leeway' -d 'Clock skew granted to exp, nbf and iat.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" iss' -l 'iss' -d 'Issuer that is expected.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify"' -l 'aud' -d 'Audience that is expected (repeatable: any of them).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" dialect' -l 'dialect' -d 'simplejwt: also check what simplejwt checks.' -rfka 'simplejwt'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" token-type' -l 'token-type' -d 'access, refresh, sliding or any.' -rfka 'access refresh sliding any'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" min-remaining' -l 'min-remaining' -d 'Exit 1 when less time is left.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" allow-weak-key' -l 'allow-weak-key' -d 'Take a key that is too weak, with a warning.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" format' -l 'format' -d 'text or json.' -rfka 'text json'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" json' -l 'json' -d 'The same as --format json.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" output' -l 'output' -d 'Write the answer to a file, whole or not at all.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" color' -l 'color' -d 'auto, always or never.' -rfka 'auto always never'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" version' -l 'version' -d 'Show the version.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl token verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" c connect' -s 'c' -l 'connect' -d 'The target, as wscat takes it.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" profile' -l 'profile' -d 'Profile to use when no target is given.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" room' -l 'room' -d 'Room of the chat (default: test-room).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe"' -l 'env-file' -d 'The application\'s own .env file (repeatable; later ones win).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe"' -l 'fault' -d 'Fault of the demo relay (repeatable; see \'relayctl relay --list-faults\').' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" until' -l 'until' -d 'Last stage to run.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" skip' -l 'skip' -d 'Stages to leave out, with commas between them.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" redis' -l 'redis' -d 'The Redis of the channel layer (redis, rediss or unix URL).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" pairs' -l 'pairs' -d 'Connections to send a message over, one after another.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe"' -l 'direct' -d 'A backend to join as well (repeatable): who hears whom?' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" username2' -l 'username2' -d 'A second user, who sends over the other connections.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" password-file2' -l 'password-file2' -d 'File with the second user\'s password.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" strict' -l 'strict' -d 'Exit 1 when the verdict is degraded.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" token-file' -l 'token-file' -d 'File with the token; \'-\' is stdin.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" token' -l 'token' -d 'The token; every user of this machine can read it here.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" token-env' -l 'token-env' -d 'Variable that holds the token.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" no-token' -l 'no-token' -d 'Send no token.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" auth-mode' -l 'auth-mode' -d 'subprotocol (default), query, header or none.' -rfka 'subprotocol query header none'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" auth-scheme' -l 'auth-scheme' -d 'First subprotocol, or word before the token (default: Bearer).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" query-name' -l 'query-name' -d 'Query parameter for --auth-mode query.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" u username' -s 'u' -l 'username' -d 'User to log in as.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" password-stdin' -l 'password-stdin' -d 'Read the password from stdin.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" password-file' -l 'password-file' -d 'File with the password.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" password-command' -l 'password-command' -d 'Command whose first line of output is the password.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" o origin' -s 'o' -l 'origin' -d 'Origin: a URL, auto, none or null.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe"' -s 'H' -l 'header' -d 'Header, \'Name: value\', or @FILE with one a line (repeatable).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" host' -l 'host' -d 'Host header.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" b cookie' -s 'b' -l 'cookie' -d 'Cookie header.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" auth' -l 'auth' -d 'Basic authentication, \'user:@FILE\'.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" A user-agent' -s 'A' -l 'user-agent' -d 'User-Agent.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe"' -s 's' -l 'subprotocol' -d 'Subprotocol to offer (repeatable).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" subprotocol-policy' -l 'subprotocol-policy' -d 'browser: one of the offered must be selected; rfc: none may be.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" 4' -s '4' -d 'IPv4 only.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" 6' -s '6' -d 'IPv6 only.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe"' -l 'resolve' -d 'Address of a host, HOST:PORT:ADDRESS (repeatable).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe"' -l 'connect-to' -d 'Connect elsewhere, HOST:PORT:HOST:PORT (repeatable).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" unix-socket' -l 'unix-socket' -d 'Socket to dial in place of host and port.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" proxy' -l 'proxy' -d 'Proxy: http (CONNECT), socks5 or socks5h URL.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" proxy-auth' -l 'proxy-auth' -d 'File with the proxy\'s \'user:password\', as @FILE.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" noproxy' -l 'noproxy' -d 'Hosts to reach without a proxy, with commas; \'*\' is all.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" connect-timeout' -l 'connect-timeout' -d 'DNS to TLS, for each address.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" handshake-timeout' -l 'handshake-timeout' -d 'From the request to the end of the head.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" close-timeout' -l 'close-timeout' -d 'For the peer\'s Close.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" m max-time' -s 'm' -l 'max-time' -d 'For the whole run.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" ca cacert' -l 'ca' -l 'cacert' -d 'CA certificates to trust (PEM).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" cert' -l 'cert' -d 'The client\'s certificate with its chain (PEM).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" key' -l 'key' -d 'The key of --cert, where it is not in the same file (PEM).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" passphrase-file' -l 'passphrase-file' -d 'File with the passphrase of the key.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" insecure k n no-check' -s 'n' -s 'k' -l 'no-check' -l 'insecure' -d 'Go on with a certificate that fails; its verdict is still shown.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" servername' -l 'servername' -d 'Name for SNI and the certificate.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" tls-min' -l 'tls-min' -d 'Lowest version: 1.0, 1.1, 1.2 (default) or 1.3.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" require-tls' -l 'require-tls' -d 'Refuse to send a token to another machine without TLS.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" format' -l 'format' -d 'text or json.' -rfka 'text json'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" json' -l 'json' -d 'The same as --format json.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" output' -l 'output' -d 'Write the answer to a file, whole or not at all.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" color' -l 'color' -d 'auto, always or never.' -rfka 'auto always never'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" version' -l 'version' -d 'Show the version.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl probe" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl relay" listen' -l 'listen' -d 'Address and port to listen on.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl relay" echo' -l 'echo' -d 'Every path echoes every message; no token.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl relay" secret-file' -l 'secret-file' -d 'File with the key that signs the tokens.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl relay"' -l 'user' -d 'User who may log in (repeatable, with --password-file).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl relay"' -l 'password-file' -d 'File with the password of the user of the same place.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl relay"' -l 'allowed-origin' -d 'Host or origin that is allowed (repeatable).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl relay" redis' -l 'redis' -d 'A real Redis instead of the stand-in.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl relay" tls-cert' -l 'tls-cert' -d 'Certificate chain (PEM).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl relay" tls-key' -l 'tls-key' -d 'Key of the certificate (PEM).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl relay"' -l 'fault' -d 'Fault to show (repeatable).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl relay" list-faults' -l 'list-faults' -d 'List the faults.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl relay" log-format' -l 'log-format' -d 'daphne or runserver.' -rfka 'daphne runserver'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl relay" version' -l 'version' -d 'Show the version.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl relay" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config" version' -l 'version' -d 'Show the version.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_positional "relayctl config" -eq 1' -fa 'show' -d 'Show every setting and its source; secrets are masked.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_positional "relayctl config" -eq 1' -fa 'path' -d 'Print the path of the configuration file.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_positional "relayctl config" -eq 1' -fa 'init' -d 'Write a commented config.toml; one that is there is kept.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config show" c connect' -s 'c' -l 'connect' -d 'The target, as wscat takes it.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config show" profile' -l 'profile' -d 'Profile to use when no target is given.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config show" room' -l 'room' -d 'Room of the chat (default: test-room).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config show"' -l 'env-file' -d 'The application\'s own .env file (repeatable; later ones win).' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config show" format' -l 'format' -d 'text or json.' -rfka 'text json'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config show" json' -l 'json' -d 'The same as --format json.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config show" output' -l 'output' -d 'Write the answer to a file, whole or not at all.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config show" color' -l 'color' -d 'auto, always or never.' -rfka 'auto always never'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config show" version' -l 'version' -d 'Show the version.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config path" format' -l 'format' -d 'text or json.' -rfka 'text json'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config path" json' -l 'json' -d 'The same as --format json.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config path" output' -l 'output' -d 'Write the answer to a file, whole or not at all.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config path" color' -l 'color' -d 'auto, always or never.' -rfka 'auto always never'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config path" version' -l 'version' -d 'Show the version.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config path" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config init" format' -l 'format' -d 'text or json.' -rfka 'text json'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config init" json' -l 'json' -d 'The same as --format json.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config init" output' -l 'output' -d 'Write the answer to a file, whole or not at all.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config init" color' -l 'color' -d 'auto, always or never.' -rfka 'auto always never'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config init" version' -l 'version' -d 'Show the version.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl config init" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl explain" format' -l 'format' -d 'text or json.' -rfka 'text json'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl explain" json' -l 'json' -d 'The same as --format json.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl explain" output' -l 'output' -d 'Write the answer to a file, whole or not at all.' -rfka ''
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl explain" color' -l 'color' -d 'auto, always or never.' -rfka 'auto always never'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl explain" version' -l 'version' -d 'Show the version.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl explain" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'relayctl' -n '__relayctl_should_offer_completions_for_flags_or_options "relayctl help" version' -l 'version' -d 'Show the version.'
