using Daybook.Operations.Growth;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class GrowthTests : SmallJournal
{
    [Fact]
    public async Task Growth_is_measured_by_when_events_were_recorded()
    {
        var head = await Journal.GetHeadAsync(TestContext.Current.CancellationToken);

        var answer = await GrowthOperation.RunAsync(Context(), TestContext.Current.CancellationToken);

        Assert.Equal(head.Count, answer.Events);
        Assert.Equal(2, answer.Days!.Value, 0.001);
        Assert.Equal(head.Count / answer.Days.Value, answer.EventsPerDay!.Value, 1e-9);
        Assert.Null(answer.Bytes);
        Assert.Null(answer.FullAt);
    }
}
