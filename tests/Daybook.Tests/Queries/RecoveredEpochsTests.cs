using Daybook.Events;
using Daybook.Queries;
using Daybook.Storage;

namespace Daybook.Tests.Queries;

public class RecoveredEpochsTests
{
    [Fact]
    public void A_position_that_survived_is_taken_over() =>
        Assert.Equal(new JournalPosition(1, 80), RecoveredEpochs.Carry(new JournalPosition(0, 80), Head(1, 200), [Recovery(1, 80)]));

    [Fact]
    public void A_position_beyond_what_survived_is_lost_and_the_message_says_where_to_go_on()
    {
        var lost = Assert.Throws<PositionLostException>(() => RecoveredEpochs.Carry(new JournalPosition(0, 81), Head(1, 200), [Recovery(1, 80)]));

        Assert.Equal(new JournalPosition(1, 80), lost.RestartAt);
        Assert.Contains("the first 80 events survived", lost.Message, StringComparison.Ordinal);
        Assert.Contains("recovery event 81", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_narrowest_of_several_recoveries_decides()
    {
        PortfolioEvent[] recoveries = [Recovery(1, 50), Recovery(2, 90)];

        Assert.Equal(50, RecoveredEpochs.Carry(new JournalPosition(0, 50), Head(2, 200), recoveries).Id);
        Assert.Throws<PositionLostException>(() => RecoveredEpochs.Carry(new JournalPosition(0, 51), Head(2, 200), recoveries));
        Assert.Equal(90, RecoveredEpochs.Carry(new JournalPosition(1, 90), Head(2, 200), recoveries).Id);
        Assert.Throws<PositionLostException>(() => RecoveredEpochs.Carry(new JournalPosition(1, 91), Head(2, 200), recoveries));
    }

    [Fact]
    public void A_recovery_whose_event_was_lost_itself_does_not_matter() =>
        Assert.Equal(40, RecoveredEpochs.Carry(new JournalPosition(0, 40), Head(2, 200), [Recovery(2, 80)]).Id);

    [Fact]
    public void Without_the_latest_recovery_event_no_older_position_is_trusted() =>
        Assert.Null(Assert.Throws<PositionLostException>(() => RecoveredEpochs.Carry(new JournalPosition(0, 1), Head(2, 200), [Recovery(1, 80)])).RestartAt);

    [Fact]
    public void An_imported_recovery_event_says_nothing_of_this_journal()
    {
        var fields = Recovery(1, 80).ToFields();
        fields.Origin = "elsewhere";

        Assert.Throws<PositionLostException>(() => RecoveredEpochs.Carry(new JournalPosition(0, 1), Head(1, 200), [PortfolioEvent.Import(fields)]));
    }

    [Theory]
    [InlineData(0, 201)]
    [InlineData(1, 5)]
    public void A_position_beyond_the_journal_is_lost(int epoch, long id) =>
        Assert.Throws<PositionLostException>(() => RecoveredEpochs.Carry(new JournalPosition(epoch, id), Head(0, 200), []));

    [Fact]
    public void The_beginning_is_never_lost() =>
        Assert.Equal(new JournalPosition(3, 0), RecoveredEpochs.Carry(default, Head(3, 200), []));

    internal static JournalHead Head(int epoch, long count) => new(epoch, count, default, 0, null);

    internal static PortfolioEvent Recovery(int epoch, long found)
    {
        var fields = PortfolioEvent.OfJournal(new EventFields
        {
            Type = EventTypes.JournalRecovered,
            OccurredMicros = Microseconds.From(Story.Morning),
            Reason = "a lost tail was given up",
            Metadata = Metadata.Of(("epoch", epoch), ("found_events", found)),
        }).ToFields();
        fields.Id = found + 1;
        return PortfolioEvent.Restore(fields);
    }
}
