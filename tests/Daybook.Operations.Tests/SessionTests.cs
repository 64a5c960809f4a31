using Daybook.Operations.Sessions;
using Daybook.Operations.Tests.Support;
using Daybook.Operations.Traces;

namespace Daybook.Operations.Tests;

public sealed class SessionTests : SmallJournal
{
    [Fact]
    public async Task The_sessions_that_began_last_are_listed()
    {
        var answer = await SessionOperation.ListAsync(Context(), new SessionsRequest(), Cancel);

        GoldenFile.Holds("sessions", answer);
        Assert.Single((await SessionOperation.ListAsync(Context(), new SessionsRequest { Limit = 1 }, Cancel)).Sessions);
    }

    [Fact]
    public async Task A_session_has_its_events_and_its_operations() => GoldenFile.Holds("session", await SessionOperation.RunAsync(Context(), new SessionRequest { Id = "id-2" }, Cancel));

    [Fact]
    public async Task An_operation_has_its_events() => GoldenFile.Holds("trace", await TraceOperation.RunAsync(Context(), new TraceRequest { Id = "id-3" }, Cancel));

    [Theory]
    [InlineData("", RefusalCode.MissingValue)]
    [InlineData("id-", RefusalCode.AmbiguousSession)]
    [InlineData("nothing", RefusalCode.SessionNotFound)]
    public async Task A_session_is_named_so_that_one_is_meant(string id, RefusalCode code)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => SessionOperation.RunAsync(Context(), new SessionRequest { Id = id }, Cancel));

        Assert.Equal((code, "id"), (refused.Code, refused.Parameter));
    }

    [Fact]
    public async Task A_trace_without_events_is_not_found() =>
        Assert.Equal(RefusalCode.TraceNotFound, (await Assert.ThrowsAsync<RefusedException>(() => TraceOperation.RunAsync(Context(), new TraceRequest { Id = "none" }, Cancel))).Code);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
