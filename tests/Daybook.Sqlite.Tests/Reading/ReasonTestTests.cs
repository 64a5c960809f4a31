using CsCheck;
using Daybook.Contract.Making;
using Daybook.Filters;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Reading;

/// <summary>Rows that are passed over by the bytes of their reason are those that could not match.</summary>
public sealed class ReasonTestTests
{
    private static readonly Gen<string> Reason = Letters("aAkKKsſiıİß %_-é1").Array[1, 12].Select(letters => "x" + new string(letters));

    private static readonly Gen<string> Part = Letters("aKksSiI %éſ1").Array[1, 3].Select(letters => new string(letters));

    [Fact]
    public async Task Containing_finds_what_the_filter_itself_finds() =>
        await Gen.Select(Reason.Array[1, 60], Part, Gen.Bool).SampleAsync(
            async (reasons, part, more) =>
            {
                await using var folder = new JournalFolder();
                var store = folder.Open();
                store.Append([.. reasons.Select((reason, i) => Make.Note(reason, Make.Start.AddSeconds(i)))]);
                var filter = Filter.Parse($"reason contains '{part}'" + (more ? " and reason contains 'a' and id > 3" : ""), default);

                var expected = (await store.ReadAllAsync()).Where(filter.Matches).Select(one => one.Id).ToList();
                var page = await store.QueryAsync(new EventQuery { Filter = filter, Limit = EventQuery.MaxLimit, Order = QueryOrder.OldestFirst }, CancellationToken.None);

                Assert.Equal(expected, page.Events.Select(one => one.Id));
            },
            iter: 100,
            threads: 1);

    [Fact]
    public void A_part_is_asked_for_only_where_every_match_has_it()
    {
        Assert.Equal("ab", Of("reason contains 'ab'"));
        Assert.Equal("abc", Of("reason contains 'ab' and asset = 'KO' and reason contains 'abc'"));
        Assert.Null(Of("reason contains 'ab' or asset = 'KO'"));
        Assert.Null(Of("not reason contains 'ab'"));
        Assert.Null(Of("metadata.reason contains 'ab'"));
        Assert.Null(Of("asset contains 'ab'"));

        static string? Of(string text) => Filter.Parse(text, default).Plan.ReasonPart;
    }

    private static Gen<char> Letters(string letters) => Gen.Int[0, letters.Length - 1].Select(i => letters[i]);
}
