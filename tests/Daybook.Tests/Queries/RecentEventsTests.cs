using Daybook.Events;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Tests.Queries;

public class RecentEventsTests
{
    [Fact]
    public void It_knows_what_comes_behind_each_position_from_its_start_to_its_end()
    {
        var recent = new RecentEvents(new JournalPosition(2, 10));
        Assert.Equal([], recent.Behind(new JournalPosition(2, 10)));

        recent.Add(Events(11, 3));

        Assert.Equal(new JournalPosition(2, 13), recent.End);
        Assert.Equal([11, 12, 13], Ids(recent, 10));
        Assert.Equal([13], Ids(recent, 12));
        Assert.Equal([], Ids(recent, 13));
        Assert.Null(Ids(recent, 9));
        Assert.Null(Ids(recent, 14));
        Assert.Null(recent.Behind(new JournalPosition(1, 11)));
        Assert.Null(recent.Behind(new JournalPosition(3, 11)));
    }

    [Fact]
    public void It_lets_the_oldest_go_and_gives_out_pages_of_the_usual_size()
    {
        const int Pages = 9;
        var recent = new RecentEvents(default);
        for (var page = 0; page < Pages; page++)
            recent.Add(Events(1 + (page * JournalFollower.PageSize), JournalFollower.PageSize));

        var known = Enumerable.Range(0, Pages * JournalFollower.PageSize).Where(id => Ids(recent, id) is not null).ToList();

        Assert.InRange(known.Count, RecentEvents.Capacity / 2, RecentEvents.Capacity);
        Assert.Equal(Enumerable.Range(known[0] + 1, JournalFollower.PageSize).Select(id => (long)id), Ids(recent, known[0]));
        Assert.Equal(Pages * JournalFollower.PageSize, known[0] + known.Count);
    }

    private static IEnumerable<long>? Ids(RecentEvents recent, long id) => recent.Behind(recent.End with { Id = id })?.Select(read => read.Id);

    private static List<PortfolioEvent> Events(int firstId, int count) =>
    [
        .. Enumerable.Range(firstId, count).Select(id =>
        {
            var fields = new Story().Notes().Last.ToFields();
            fields.Id = id;
            return PortfolioEvent.Restore(fields);
        }),
    ];
}
