using CsCheck;
using Daybook.Recording;
using Daybook.Storage;
using Daybook.Tests.Recording.Support;

namespace Daybook.Tests.Recording;

public sealed class RandomRunTests
{
    private enum Step
    {
        Record,
        Append,
        Flush,
        Wait,
        StoreLeaves,
        StoreReturns,
    }

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (8, Gen.Const(Step.Record)), (3, Gen.Const(Step.Append)), (2, Gen.Const(Step.Flush)), (2, Gen.Const(Step.Wait)), (1, Gen.Const(Step.StoreLeaves)), (2, Gen.Const(Step.StoreReturns)));

    [Fact]
    public async Task Whatever_happens_the_journal_holds_exactly_what_was_accepted_in_order_and_tells_of_the_rest() =>
        await Gen.Select(Gen.Int[1, 6], Gen.Int[1, 4], AnyStep.Array[1, 60]).SampleAsync(
            async (capacity, group, steps) => await RunAsync(capacity, group, steps), iter: 300, threads: 1);

    private static async Task RunAsync(int capacity, int group, Step[] steps)
    {
        await using var bench = await RecordingBench.OpenAsync(options => options with { BufferCapacity = capacity, MaxGroup = group, MaxWait = TimeSpan.Zero });
        var accepted = new List<string>();
        var refused = 0L;
        var told = 0L;
        for (var i = 0; i < steps.Length; i++)
        {
            switch (steps[i])
            {
                case Step.Record when bench.Journal.Record(RecordingBench.Note, $"{i}"):
                    accepted.Add($"{i}");
                    break;
                case Step.Record:
                    refused++;
                    break;
                case Step.Append when await TryAsync(() => bench.Journal.AppendAsync([RecordingBench.Event($"{i}")])):
                    accepted.Add($"{i}");
                    break;
                case Step.Flush:
                    told += await RefusedAsync(() => bench.Journal.FlushAsync());
                    break;
                case Step.Wait:
                    bench.Time.Advance(TimeSpan.FromSeconds(5));
                    break;
                case Step.StoreLeaves:
                    bench.Store.Failure = new StoreUnavailableException("away");
                    break;
                case Step.StoreReturns:
                    bench.Store.Failure = null;
                    break;
            }
        }

        bench.Store.Failure = null;
        told += await RefusedAsync(() => bench.Journal.DisposeAsync().AsTask());

        Assert.Equal(accepted, bench.Stored.Where(stored => stored.Type == RecordingBench.Note).Select(stored => stored.Reason));
        Assert.Equal(refused, told);
        Assert.Equal(refused, bench.Journal.GetWriterStatistics().Refused);
        Assert.Equal(refused, bench.Stored.Where(stored => stored.Type.Name == "recording_gap").Sum(gap => gap.Fact("refused").GetInt64()));
        Assert.Equal(0, bench.Journal.GetWriterStatistics().QueueDepth);
    }

    private static async Task<bool> TryAsync(Func<Task> append)
    {
        try
        {
            await append();
            return true;
        }
        catch (JournalUnavailableException)
        {
            return false;
        }
    }

    private static async Task<long> RefusedAsync(Func<Task> flush)
    {
        try
        {
            await flush();
            return 0;
        }
        catch (JournalFlushException error)
        {
            return error.Refused;
        }
    }
}
