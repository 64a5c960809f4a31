using System.Globalization;
using Daybook.Recording;
using Daybook.Tests.Recording.Support;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Tests.Recording;

public sealed class UuidV7SourceTests
{
    [Fact]
    public void Ids_carry_the_clocks_millisecond_and_differ()
    {
        var source = new UuidV7Source(new FakeTimeProvider(RecordingBench.Start));

        var ids = Enumerable.Range(0, 1_000).Select(_ => source.NewId()).ToHashSet();

        Assert.Equal(1_000, ids.Count);
        Assert.All(ids, id =>
        {
            Assert.Equal(7, Guid.Parse(id).Version);
            Assert.Equal(RecordingBench.Start.ToUnixTimeMilliseconds(), long.Parse(id[..8] + id[9..13], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        });
    }

    [Fact]
    public async Task A_source_of_ones_own_gives_the_ids_of_sessions_and_traces()
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { Ids = new Counting() });

        await using var session = bench.Journal.BeginSession("rebalance");
        using var trace = session.BeginTrace("score");

        Assert.Equal(("id-2", "id-3"), (session.Id, trace.Id));
    }

    private sealed class Counting : IIdSource
    {
        private int _last;

        public string NewId() => $"id-{++_last}";
    }
}
