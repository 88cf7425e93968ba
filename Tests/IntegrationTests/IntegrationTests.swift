import Testing

/// The built program against a real RelayDesk. The suites in it run one after another: they stop servers and measure.
@Suite(.serialized) struct IntegrationTests {}
