#!/bin/sh
# Masking against memcpy and UTF-8 validation against UTF8Span: one thread's CPU time, the contenders in turn within one
# run, medians and ratios.
#
#   Benchmarks/bytes.sh
#
# The sources are compiled as they stand; nothing of this enters the product.
set -eu
cd "$(dirname "$0")/.."
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
swiftc -O -wmo -package-name bench -parse-as-library -module-name bytes -o "$room/bytes" -swift-version 6 \
    -enable-experimental-feature Lifetimes Sources/RelayBytes/Text/UTF8*.swift \
    Sources/RelayFrames/Frame/Mask.swift Sources/RelayFrames/Frame/MaskingKey.swift Benchmarks/bytes.swift
"$room/bytes"
