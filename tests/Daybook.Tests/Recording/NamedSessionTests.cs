using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Queries;
using Daybook.Recording;
using Daybook.Storage;

namespace Daybook.Tests.Recording;

/// <summary>Sessions that say which portfolio they work on.</summary>
public sealed class NamedSessionTests : IAsyncLifetime
{
    private readonly MemoryStore _store = new();
    private Journal _journal = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _journal = await Journal.OpenAsync(_store, cancellationToken: Token);

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    [Fact]
    public async Task The_name_is_in_the_start_and_holds_for_what_is_inside_and_for_who_resumes()
    {
        await using (var session = _journal.BeginSession("rebalance", portfolio: "us momentum"))
        {
            _journal.Record(Make.Note("here"));
            using (var resumed = Task.Run(async () =>
            {
                await using var elsewhere = _journal.ResumeSession(session.Id);
                elsewhere.Record(Make.Note("resumed"));
                await using var inside = _journal.BeginSession("score");
                inside.Record(Make.Note("nested"));
                await inside.CompleteAsync(cancellationToken: Token);
            }, Token))
                await resumed;
            await using (var other = _journal.BeginSession("rebalance", portfolio: "eu"))
                await other.CompleteAsync(cancellationToken: Token);
            await session.CompleteAsync(cancellationToken: Token);
        }

        _journal.Record(Make.Note("outside"));
        await _journal.FlushAsync(cancellationToken: Token);
        var page = await _journal.QueryAsync(new EventQuery { Filter = Filter.Parse("portfolio = 'us momentum'", Make.Start), Order = QueryOrder.OldestFirst }, Token);
        Assert.Equal(["us momentum"], page.Events.Select(one => one.Text("portfolio")).OfType<string>());
        Assert.Equal(["here", "nested", "resumed"], page.Events.Where(one => one.Type.Equals(Make.NoteType)).Select(one => one.Reason).Order());
        Assert.Equal([PortfolioBook.Live("eu"), PortfolioBook.Live("us momentum")], (await _journal.ReadPortfoliosAsync(Token)).All.OrderBy(book => book.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("half")]
    [InlineData("too long")]
    public async Task A_name_that_cannot_be_one_is_refused_and_nothing_begins(string name)
    {
        var error = Assert.Throws<InvalidEventException>(() => _journal.BeginSession("rebalance", portfolio: name switch
        {
            "half" => "\ud800",
            "too long" => new string('x', 129),
            _ => name,
        }));

        Assert.StartsWith("portfolio", error.Message, StringComparison.Ordinal);
        await _journal.FlushAsync(cancellationToken: Token);
        Assert.Equal(0, (await _journal.GetHeadAsync(Token)).Count);
        Assert.Null(_journal.CurrentSessionId);
        Assert.Throws<InvalidEventException>(() => _journal.BeginSession("rebalance", portfolio: "us", metadata: Metadata.Of(("portfolio", "eu"))));
    }

    [Fact]
    public async Task Only_a_reader_can_tell_a_portfolio()
    {
        var filter = Filter.Parse("portfolio = 'us'", Make.Start);

        Assert.Throws<InvalidOperationException>(() => filter.Matches(Make.Note()));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => _journal.AppendAsync([Make.Note()], onlyIf: new AppendCondition(default, filter), cancellationToken: Token));
        Assert.Contains("'portfolio'", error.Message, StringComparison.Ordinal);
    }
}
