import Glibc
import RelayHost
import Testing

@Suite struct ProcessHardeningTests {
    @Test func `no core is left behind`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            ProcessHardening.disableCoreDumps()
            var limit = rlimit(rlim_cur: 1, rlim_max: 1)
            guard getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0 else { exit(1) }
            guard limit.rlim_cur == 0, limit.rlim_max == 0 else { exit(2) }
            exit(7)
        }
    }
}
