using CsCheck;
using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Filters;
using Daybook.Sqlite.Reading;
using Daybook.Sqlite.Spans;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Spans;

public sealed class SpanTests
{
    private const int BlockSize = 16;

    /// <summary>Enough for a span of the second level, and for something behind it.</summary>
    private const int Count = (BlockSize * 16 * 16) + (BlockSize * 16 * 3) + (BlockSize * 5) + 3;

    [Fact]
    public async Task A_span_says_exactly_in_which_children_a_kind_of_an_asset_occurs()
    {
        await using var folder = new JournalFolder();
        var events = Events(seed: 3);
        folder.Open(new SqliteStoreOptions { BlockSize = BlockSize }).Append(events);
        using var pool = new ReadPool(folder.Path);
        pool.Read(view =>
        {
            var spans = SpansOf(view).ToList();
            Assert.Contains(new SpanId(2, 0), spans);
            foreach (var span in spans)
            {
                var content = view.Spans.Read(span);
                var expected = Children(span).SelectMany((ids, child) => ids.Select(id => (Event: events[id], Child: child)))
                    .GroupBy(item => (item.Event.Asset, item.Event.Type, item.Event.Action, item.Event.Regime))
                    .ToDictionary(group => group.Key, group => group.Aggregate(0, (children, item) => children | (1 << item.Child)));
                Assert.Equal(expected.Count, content.Assets.Count);
                foreach (var (asset, kind, children) in content.Assets)
                {
                    var (type, action, regime) = content.Kinds[kind];
                    var key = (Text(view.Dictionaries.Assets, asset), view.Dictionaries.Types[type], Text(view.Dictionaries.Actions, action), Text(view.Dictionaries.Regimes, regime));
                    Assert.Equal(expected[key], children);
                }
            }

            return true;
        });
    }

    [Fact]
    public async Task A_single_value_is_found_as_reading_all_of_the_span_finds_it()
    {
        await using var folder = new JournalFolder();
        folder.Open(new SqliteStoreOptions { BlockSize = BlockSize }).Append(Events(seed: 4));
        using var pool = new ReadPool(folder.Path);
        pool.Read(view =>
        {
            foreach (var span in SpansOf(view))
            {
                var content = view.Spans.Read(span);
                Assert.All(content.Traces, entry => Assert.Equal(entry.Children, view.Spans.ReadValue(span, SpanPart.Traces, entry.Value)));
                Assert.All(content.Sessions, entry => Assert.Equal(entry.Children, view.Spans.ReadValue(span, SpanPart.Sessions, entry.Value)));
                var free = content.Traces.Select(entry => entry.Value + 1).Except(content.Traces.Select(entry => entry.Value)).Take(50);
                Assert.All(free, value => Assert.Equal(0, view.Spans.ReadValue(span, SpanPart.Traces, value)));
                foreach (var asset in content.Assets.Select(entry => entry.Asset).Distinct())
                {
                    var found = new List<(uint, int, ushort)>();
                    view.Spans.ReadAsset(span, asset, (other, kind, children) =>
                    {
                        found.Add((other, kind, children));
                        return true;
                    });
                    Assert.Equal(content.Assets.Where(entry => entry.Asset == asset), found);
                }
            }

            return true;
        });
    }

    [Fact]
    public async Task Values_that_no_event_has_together_are_ruled_out_without_visiting_blocks()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open(new SqliteStoreOptions { BlockSize = BlockSize });
        store.Append([.. Enumerable.Range(0, Count).Select(i => i % 2 == 0
            ? Make.Of(EventTypes.PositionOpen, Make.Start.AddMinutes(i), asset: "AAA")
            : Make.Of(EventTypes.PositionClose, Make.Start.AddMinutes(i), asset: "BBB"))]);
        var never = new EventQuery { Filter = Filter.Parse("asset = 'AAA' and action = 'close'", default) };
        var page = await store.QueryAsync(never, TestContext.Current.CancellationToken);

        Assert.Empty(page.Events);
        Assert.Equal(0, page.Work.BlocksRead);
    }

    [Fact]
    public async Task A_rare_trace_is_found_by_visiting_its_own_block()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open(new SqliteStoreOptions { BlockSize = BlockSize });
        store.Append([.. Enumerable.Range(0, Count).Select(i => Make.Note(at: Make.Start.AddMinutes(i)).In("s", $"trace-{i / 4}"))]);
        foreach (var wanted in (int[])[0, 100, Count / 8, (Count / 4) - 20])
        {
            var page = await store.QueryAsync(new EventQuery { Filter = Filter.Parse($"trace = 'trace-{wanted}'", default) }, TestContext.Current.CancellationToken);

            Assert.Equal(4, page.Events.Count);
            Assert.InRange(page.Work.BlocksRead, 1, 2);
        }
    }

    [Fact]
    public async Task Too_many_kinds_leave_the_assets_and_answers_stay_right()
    {
        await using var folder = new JournalFolder();
        var store = folder.Open(new SqliteStoreOptions { BlockSize = BlockSize });

        // Every event has a regime of its own: a block keeps no positions for those, so its span cannot tell kinds apart.
        PortfolioEvent[] events = [.. Enumerable.Range(0, BlockSize * 16 * 2).Select(i => Make.Of(EventTypes.PositionOpen, Make.Start.AddMinutes(i), asset: i < 100 ? "OLD" : "NEW", regime: $"r{i}"))];
        store.Append(events);
        using var pool = new ReadPool(folder.Path);

        Assert.Equal([SpanKind.Any], pool.Read(view => view.Spans.ReadKinds(new SpanId(1, 0))));
        foreach (var text in (string[])["asset = 'OLD' and regime = 'r7'", "asset = 'NEW' and regime = 'r7'", "regime = 'r200'", "asset = 'OLD'"])
        {
            var filter = Filter.Parse(text, default);
            var page = await store.QueryAsync(new EventQuery { Filter = filter, Order = QueryOrder.OldestFirst, Limit = 1_000 }, TestContext.Current.CancellationToken);
            Assert.Equal(events.Where(filter.Matches).Select(given => given.Regime), page.Events.Select(found => found.Regime));
        }
    }

    [Theory]
    [InlineData("UPDATE span SET data = x'0100' WHERE level = 1 AND number = 2 AND part = 2")]
    [InlineData("UPDATE span SET data = CAST(data || x'0000ff' AS BLOB) WHERE level = 2 AND part = 1")]
    [InlineData("UPDATE span SET data = x'' WHERE level = 1 AND number = 2 AND part = 0")]
    [InlineData("DELETE FROM span WHERE level = 1 AND number = 2 AND part = 3")]
    [InlineData("UPDATE span SET first = first + 1 WHERE level = 1 AND number = 2 AND part = 2")]
    public async Task A_span_that_was_changed_is_found(string sql)
    {
        await using var folder = new JournalFolder();
        var store = folder.Open(new SqliteStoreOptions { BlockSize = BlockSize });
        store.Append(Events(seed: 5));
        await store.DisposeAsync();
        Sql.Execute(folder.Path, sql);

        var report = await folder.OpenReader().VerifyAsync();
        Assert.Contains("span", report.Findings.Select(finding => finding.Check));
    }

    [Fact]
    public void A_changed_byte_of_a_span_is_read_or_refused_as_damaged() => Gen.Select(Gen.Int, Gen.Byte, Gen.Int[0, 3]).Sample((at, value, part) =>
    {
        using var database = Driver.SqliteDatabase.OpenWritable(":memory:", create: true);
        database.Execute("CREATE TABLE span (level INTEGER NOT NULL, number INTEGER NOT NULL, part INTEGER NOT NULL, first INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (level, number, part, first)) STRICT, WITHOUT ROWID");
        var spans = new SpanTable(database);
        spans.Insert(new SpanId(1, 0), SpanTable.Encode(new SpanContent([new SpanKind(1, 2, 3), new SpanKind(2, 0, 0)], [(0, 1, 5), (7, 0, 1), (7, 1, 0x8000)], [(3, 1)], [(1, 1), (0xFFFF_FFFF, 2)])));
        var data = database.Query($"SELECT data FROM span WHERE part = {part}", row => row.Bytes(0).ToArray()).Single();
        data[(int)((uint)at % (uint)data.Length)] = value;
        database.Execute($"UPDATE span SET data = x'{Convert.ToHexString(data)}' WHERE part = {part}");
        try
        {
            spans.Read(new SpanId(1, 0));
            spans.ReadValue(new SpanId(1, 0), SpanPart.Traces, 12);
        }
        catch (InvalidDataException)
        {
            // That is what damaged bytes may do; anything else fails the test.
        }
    }, iter: 300, threads: 1);

    private static PortfolioEvent[] Events(int seed)
    {
        var random = new Random(seed);
        EventType[] types = [EventTypes.PositionOpen, EventTypes.PositionClose, EventTypes.PositionHold];
        return [.. Enumerable.Range(0, Count).Select(i => Make
            .Of(types[random.Next(3)], Make.Start.AddMinutes(i), asset: $"A{random.Next(5)}", regime: random.Next(3) == 0 ? null : $"R{random.Next(2)}")
            .In($"session-{i / 50}", random.Next(5) == 0 ? null : $"trace-{i / 6}"))];
    }

    private static IEnumerable<SpanId> SpansOf(ReadView view) => Enumerable.Range(1, SpanId.TopLevel(view.Head.SealedBlocks))
        .SelectMany(level => Enumerable.Range(0, (int)SpanId.Complete(view.Head.SealedBlocks, level)).Select(number => new SpanId(level, number)));

    /// <summary>The indices of the events in each child of a span.</summary>
    private static IEnumerable<IEnumerable<int>> Children(SpanId span)
    {
        var size = BlockSize;
        for (var level = 1; level < span.Level; level++)
            size *= SpanId.Children;
        return Enumerable.Range(0, SpanId.Children).Select(child => Enumerable.Range((int)(span.FirstChild + child) * size, size));
    }

    private static string? Text(Rows.TextDictionary texts, uint id) => id == 0 ? null : texts[id];
}
