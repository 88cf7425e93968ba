/// Where JWTs begin in a block: `eyJ`, more base64url, and `.eyJ` behind it.
enum TokenLeaks {
    /// The places of the tokens in a range of the block, ascending; those of one token once.
    static func find(in block: LogText, _ range: Range<Int>, into places: inout [Int]) {
        let block = block.prefix(range.upperBound)
        var from = range.lowerBound
        while let found = block.firstIndex(of: 0x4a, from: from) {
            from = found + 1
            guard found >= range.lowerBound + 2, block[found - 1] == 0x79, block[found - 2] == 0x65 else { continue }
            var end = found + 1
            while isTokenByte(block[end]), block[end] != 0x2e { end += 1 }
            guard block[end] == 0x2e, block[end + 1] == 0x65, block[end + 2] == 0x79, block[end + 3] == 0x4a else {
                // Whatever begins within these bytes ends as they do.
                from = end
                continue
            }
            places.append(found - 2)
            while isTokenByte(block[end]) { end += 1 }
            from = end
        }
    }
}
