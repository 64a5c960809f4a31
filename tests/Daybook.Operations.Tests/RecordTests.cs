using System.Text;
using Daybook.Events;
using Daybook.Journals;
using Daybook.Operations.Recording;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

public sealed class RecordTests
{
    private const string Good = """{"timestamp":"2025-03-05","event_type":"position_open","asset":"NVDA","reason":"score 0.81 over 0.65"}""";

    private readonly EmptyJournal _journal = new();
    private readonly List<long> _ids = [];

    [Fact]
    public async Task Lines_come_in_and_ids_go_out_in_order()
    {
        Assert.Equal(new RecordAnswer(3), await RecordAsync(new RecordRequest(), Good, "", Good, Good));
        Assert.Equal(new RecordAnswer(2), await RecordAsync(new RecordRequest { Atomic = true }, Good, Good));
        Assert.Equal([1, 2, 3, 4, 5], _ids);
    }

    [Theory]
    [InlineData(false, "line 3, column 1: json: a line must be one JSON object, which begins with '{'; the 2 events before it are recorded", 2)]
    [InlineData(true, "line 3, column 1: json: a line must be one JSON object, which begins with '{'; nothing was recorded", 0)]
    public async Task A_bad_line_is_refused_with_its_place_and_what_is_recorded(bool atomic, string message, int recorded)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => RecordAsync(new RecordRequest { Atomic = atomic }, Good, Good, "bad", Good));

        Assert.Equal((RefusalCode.InvalidEvent, message), (refused.Code, refused.Message));
        Assert.Equal(recorded, _ids.Count);
        Assert.Equal(recorded, (await ReadAsync()).Count);
    }

    [Fact]
    public async Task Input_that_is_no_text_is_called_what_it_is()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => RecordOperation.RunAsync(Context(), new RecordRequest(), new MemoryStream([0x1F, 0x8B, 8, 0]), cancellationToken: Cancel));

        Assert.Equal(RefusalCode.InvalidInput, refused.Code);
        Assert.Contains("compressed with gzip", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portfolio_has_a_session_around_its_events_that_says_how_it_ended()
    {
        await RecordAsync(new RecordRequest { Portfolio = "us" }, Good);
        await Assert.ThrowsAsync<RefusedException>(() => RecordAsync(new RecordRequest { Portfolio = "us" }, Good, "bad"));

        var told = await ReadAsync();

        Assert.Equal(["session_start", "position_open", "session_end", "session_start", "position_open", "session_end"], told.Select(entry => entry.Type.Name));
        Assert.StartsWith("portfolio failed: line 2, column 1: ", told[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portfolio_without_a_name_is_refused_and_makes_no_journal()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => RecordAsync(new RecordRequest { Portfolio = "" }, Good));

        Assert.Equal((RefusalCode.InvalidValue, "portfolio"), (refused.Code, refused.Parameter));
        Assert.False(_journal.IsMade);
    }

    [Fact]
    public async Task When_nobody_takes_the_ids_it_stops_and_says_so()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(
            () => RecordOperation.RunAsync(Context(), new RecordRequest(), Input(Good, Good), _ => throw new IOException("the pipe is closed"), Cancel));

        Assert.Equal(RefusalCode.RecordingStopped, refused.Code);
        Assert.StartsWith("nobody reads the ids any more", refused.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static MemoryStream Input(params string[] lines) => new(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    private OperationContext Context() => new(new JournalLocator(_journal), "memory://desk") { Actor = "desk" };

    private Task<RecordAnswer> RecordAsync(RecordRequest request, params string[] lines) =>
        RecordOperation.RunAsync(Context(), request, Input(lines), ids => _ids.AddRange(ids.Select(one => one.Id)), Cancel);

    private async Task<List<PortfolioEvent>> ReadAsync()
    {
        await using var context = Context();
        return await (await context.ReaderAsync(Cancel)).ReadAllAsync(cancellationToken: Cancel).ToListAsync(Cancel);
    }
}
