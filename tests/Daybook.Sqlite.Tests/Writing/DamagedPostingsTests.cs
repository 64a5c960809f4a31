using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Writing;

/// <summary>Writing does not need what only makes reading quick.</summary>
public sealed class DamagedPostingsTests
{
    [Fact]
    public async Task A_condition_from_far_back_is_decided_by_the_events_when_their_postings_are_damaged()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open();
        Add(store, Make.Notes(1_000));
        Add(store, Make.Block());
        for (var i = 0; i < 4; i++)
            Add(store, Make.Notes(1_000));
        Sql.Execute(folder.Path, "UPDATE posting SET data = X'FF'");

        Assert.Equal(1_001, Assert.IsType<AppendConditionException>(Decide(store, after: 0).Refused).Conflict);
        Assert.Equal([5_002], Decide(store, after: 1_001).Ids);
    }

    private static AppendOutcome Decide(SqliteStore store, long after) => Assert.Single(store.Append(
        [new AppendRequest([Make.Note("decided")]) { OnlyIf = new AppendCondition(new JournalPosition(0, after), Filter.Equal(EventField.Type, Make.Block().Type.Name)) }], Durability.Committed));

    private static void Add(SqliteStore store, params PortfolioEvent[] events) => Assert.Null(Assert.Single(store.Append([new AppendRequest(events)], Durability.Committed)).Refused);
}
