using CsCheck;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;
using Daybook.Tests.Shared;

namespace Daybook.Sqlite.Tests.Spans;

/// <summary>A writer puts a span together while it seals blocks. Others seal some too, groups are undone, and writers come and go: the span must be that of what is in the file.</summary>
public sealed class SpansOfSeveralWritersTests
{
    private const int BlockSize = 8;
    private const int EventsOfASpan = BlockSize * 16;

    private enum Step
    {
        First,
        Second,
        Undone,
        Reopened,
    }

    private static readonly Gen<(Step Step, int Events)[]> Steps =
        Gen.Select(Gen.Int[0, 7].Select(i => i < 3 ? Step.First : i < 5 ? Step.Second : i < 7 ? Step.Undone : Step.Reopened), Gen.Int[1, 3 * EventsOfASpan / 2]).Array[12, 25];

    [Fact]
    public async Task Spans_are_right_whoever_sealed_their_blocks_and_whatever_was_undone() => await Steps.SampleAsync(async steps =>
    {
        await using var folder = new JournalFolder();
        var options = new SqliteStoreOptions { BlockSize = BlockSize };
        var (first, second) = (folder.Open(options), folder.Open(options));
        var made = 0;
        foreach (var (step, events) in steps)
        {
            switch (step)
            {
                case Step.First:
                    first.Append(Take(ref made, events));
                    break;
                case Step.Second:
                    second.Append(Take(ref made, events));
                    break;
                case Step.Undone:
                    first.LimitPages(1);
                    Assert.Throws<StoreUnavailableException>(() => first.Append([.. Events(made, events / 4), .. ThatDoNotFit(events)]));
                    first.LimitPages(1_000_000);
                    break;
                default:
                    await second.DisposeAsync();
                    second = folder.Open(options);
                    break;
            }
        }

        second.Append(Take(ref made, EventsOfASpan * 16));
        await second.AssertSoundAsync();
    }, iter: Amount.Of(10, full: 25), threads: 1);

    [Fact]
    public async Task Blocks_that_were_undone_are_not_taken_for_those_that_another_writer_sealed_in_their_place()
    {
        await using var folder = new JournalFolder();
        var options = new SqliteStoreOptions { BlockSize = BlockSize };
        var (first, second) = (folder.Open(options), folder.Open(options));
        first.Append(Events(0, BlockSize));
        first.LimitPages(1);

        // The small ones fill two blocks before the large one finds no room.
        Assert.Throws<StoreUnavailableException>(() => first.Append([.. Events(500, 2 * BlockSize), .. ThatDoNotFit(1)]));
        first.LimitPages(1_000_000);
        second.Append(Events(1_000, 2 * BlockSize));
        first.Append(Events(2_000, EventsOfASpan));
        await first.AssertSoundAsync(EventsOfASpan + (3 * BlockSize));
    }

    private static PortfolioEvent[] Take(ref int made, int count)
    {
        made += count;
        return Events(made - count, count);
    }

    private static PortfolioEvent[] Events(int first, int count) => [.. Enumerable.Range(first, count).Select(i => Make
        .Of(i % 3 == 0 ? EventTypes.PositionOpen : EventTypes.PositionHold, Make.Start.AddMinutes(i), asset: $"A{i / 100}")
        .In($"session-{i / 50}", $"trace-{i / 6}"))];

    private static PortfolioEvent[] ThatDoNotFit(int count) => [.. Enumerable.Range(0, count).Select(i => Make.Note(new string('x', 16_000), asset: $"GHOST {i}"))];
}
