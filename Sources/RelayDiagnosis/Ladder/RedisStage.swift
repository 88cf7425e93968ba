import RelayBytes
import RelayEvidence
enum RedisStage { static func judge(_ bundle: Bundle) -> StageReport { StageReport(.redis, .ok, "") } }
struct RedisTrouble { init?(_ f: RedisFacts) { return nil }
 var upgradeCode: FindingCode { .upgradeRedisHung }
 var summary: String { "" }
 var evidence: String { "" }
 var remedy: String { "" }
 var command: String? { nil }
}
enum RedisAnalyser: Analyser { static func findings(_ bundle: Bundle) -> [Finding] { [] } }
