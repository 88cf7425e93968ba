import RelayEvidence
extension Collector { mutating func collectRedis(joining: TokenDelivery?) {} }
