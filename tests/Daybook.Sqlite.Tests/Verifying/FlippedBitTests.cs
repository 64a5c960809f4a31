using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;
using Daybook.Tests.Shared;

namespace Daybook.Sqlite.Tests.Verifying;

/// <summary>A single flipped bit anywhere in the file either changes nothing that anybody reads, or is reported; and nothing but the documented errors comes of it.</summary>
public sealed class FlippedBitTests
{
    private static readonly int s_flips = Amount.Of(100, full: 250);

    [Fact]
    public async Task Every_flip_that_changes_an_event_is_reported()
    {
        await using var whole = new JournalFolder();
        var store = whole.Open();
        store.Append(Make.OneOfEachType());
        store.Append([.. Enumerable.Range(0, 40).Select(i => Make.Open($"ASSET {i % 7}", Make.Start.AddMinutes(i)))]);
        var events = await store.ReadAllAsync();
        await whole.CloseAsync();
        var bits = new FileInfo(whole.Path).Length * 8;
        var random = new Random(20250307);
        var reported = 0;
        for (var flip = 0; flip < s_flips; flip++)
        {
            await using var image = new JournalFolder();
            whole.CopyTo(image);
            var bit = random.NextInt64(bits);
            DiskFiles.FlipBit(image.Path, bit);
            reported += await IsReportedAsync(image, events, bit) ? 1 : 0;
        }

        Assert.True(reported > s_flips / 10, "The flips did no harm, so nothing was tested.");
    }

    private static async Task<bool> IsReportedAsync(JournalFolder image, IReadOnlyList<PortfolioEvent> events, long bit)
    {
        try
        {
            var reader = image.OpenReader();
            if (!(await reader.VerifyAsync()).Ok)
                return true;
            Assert.Equal(events, await reader.ReadAllAsync());
            return false;
        }
        catch (Exception refused) when (refused is JournalOpenException or StoreFaultedException)
        {
            return true;
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Bit {bit} of the file was flipped, and {error.GetType().Name} came of it: {error.Message}", error);
        }
    }
}
