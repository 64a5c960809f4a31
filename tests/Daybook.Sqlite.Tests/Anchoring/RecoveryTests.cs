using Daybook.Contract.Making;
using Daybook.Events;
using Daybook.Integrity;
using Daybook.Journals;
using Daybook.Recording;
using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Daybook.Sqlite.Tests.Anchoring;

public sealed class RecoveryTests
{
    private static readonly DateTimeOffset Now = Microseconds.ToTime(Microseconds.From(TimeProvider.System.GetUtcNow()));

    private static readonly JournalOptions Options = new() { Actor = "ops", Time = new FakeTimeProvider(Now) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recovering_begins_a_new_epoch_with_an_event_that_says_what_was_lost()
    {
        await using var folder = await WithoutTailAsync(kept: 30, lost: 10);
        var anchor = AnchorFile.Read(folder.Anchor).Record!;
        var found = (await folder.OpenReader().GetHeadAsync(Cancel)).Root;

        var report = await SqliteJournal.RecoverAsync(folder.Path, Options, "the disk was full", cancellationToken: Cancel);

        Assert.Equal(new RecoverReport(Needed: true, Epoch: 1, Kept: 30, Lost: 10, EventId: 31), report);
        await folder.CloseAsync();
        var told = (await folder.OpenReader().AssertSoundAsync(31))[30];
        Assert.Equal((EventTypes.JournalRecovered, "ops", Now), (told.Type, told.Actor, told.OccurredAt));
        var expected = Metadata.Of(
            ("journal", $"{anchor.Identity}"),
            ("epoch", 1),
            ("previous_epoch", 0),
            ("anchor_epoch", 0),
            ("expected_events", 40),
            ("found_events", 30),
            ("lost_events", 10),
            ("anchor_root", $"{anchor.Root}"),
            ("found_root", $"{found}"),
            ("why", "the disk was full"));
        Assert.Equal(expected, told.Metadata);
    }

    [Fact]
    public async Task A_recovered_journal_can_be_written_its_ids_go_on_and_its_epoch_stays()
    {
        await using var folder = await WithoutTailAsync(kept: 30, lost: 10);
        await SqliteJournal.RecoverAsync(folder.Path, Options, cancellationToken: Cancel);

        var store = folder.Open();
        Assert.Equal([32L, 33L], store.Append(2));
        await store.AssertSoundAsync(33);
        Assert.Equal(1, (await store.GetHeadAsync(Cancel)).Epoch);
        await folder.CloseAsync();
        Assert.Equal((1, 33L), (AnchorFile.Read(folder.Anchor).Record!.Epoch, AnchorFile.Read(folder.Anchor).Record!.Count));
    }

    [Fact]
    public async Task Who_recovers_at_the_same_time_tells_of_it_once()
    {
        await using var folder = await WithoutTailAsync(kept: 30, lost: 10);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SqliteJournal.RecoverAsync(folder.Path, Options, cancellationToken: Cancel).AsTask(), Cancel)));

        await folder.OpenReader().AssertSoundAsync(31);
    }

    [Fact]
    public async Task What_is_lost_a_second_time_is_recovered_into_a_third_epoch()
    {
        await using var folder = await WithoutTailAsync(kept: 30, lost: 10);
        await SqliteJournal.RecoverAsync(folder.Path, Options, cancellationToken: Cancel);
        var recovered = await File.ReadAllBytesAsync(folder.Path, Cancel);
        await folder.MakeAsync(5);
        await File.WriteAllBytesAsync(folder.Path, recovered, Cancel);

        var report = await SqliteJournal.RecoverAsync(folder.Path, Options, cancellationToken: Cancel);

        Assert.Equal(new RecoverReport(Needed: true, Epoch: 2, Kept: 31, Lost: 5, EventId: 32), report);
        await folder.Open().AssertSoundAsync(32);
    }

    [Fact]
    public async Task A_copy_of_the_time_before_the_recovery_is_noticed_even_when_it_has_more_events()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(30);
        var old = await File.ReadAllBytesAsync(folder.Path, Cancel);
        await folder.MakeAsync(10);
        var complete = await File.ReadAllBytesAsync(folder.Path, Cancel);
        await File.WriteAllBytesAsync(folder.Path, old, Cancel);
        await SqliteJournal.RecoverAsync(folder.Path, Options, cancellationToken: Cancel);
        await File.WriteAllBytesAsync(folder.Path, complete, Cancel);

        var refused = Assert.Throws<JournalOpenException>(() => SqliteStore.Open(folder.Path));
        Assert.Equal(JournalOpenProblem.LostTail, refused.Problem);
        Assert.Contains("recovered", refused.Message, StringComparison.Ordinal);
        Assert.Contains((await folder.OpenReader().VerifyAsync()).Findings, finding => finding.Check == "anchor");
    }

    [Fact]
    public async Task Changed_events_are_recovered_as_they_are()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(20);
        await using var other = new JournalFolder();
        folder.CopyTo(other);
        await other.MakeAsync(10);
        await folder.MakeAsync(10);
        File.Copy(other.Path, folder.Path, overwrite: true);

        var report = await SqliteJournal.RecoverAsync(folder.Path, Options, cancellationToken: Cancel);

        Assert.Equal(new RecoverReport(Needed: true, Epoch: 1, Kept: 30, Lost: 0, EventId: 31), report);
        await folder.Open().AssertSoundAsync(31);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_done_and_changes_no_byte()
    {
        await using var folder = await WithoutTailAsync(kept: 30, lost: 10);
        var before = DiskFiles.In(folder);

        var report = await SqliteJournal.RecoverAsync(folder.Path, Options, dryRun: true, cancellationToken: Cancel);

        Assert.Equal(new RecoverReport(Needed: true, Epoch: 0, Kept: 30, Lost: 10, EventId: null), report);
        Assert.Equal(before, DiskFiles.In(folder));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_nothing_is_lost_recovering_changes_no_byte(bool withAnchor)
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(30);
        if (!withAnchor)
            File.Delete(folder.Anchor);
        var before = DiskFiles.In(folder);

        var report = await SqliteJournal.RecoverAsync(folder.Path, Options, cancellationToken: Cancel);

        Assert.Equal(new RecoverReport(Needed: false, Epoch: 0, Kept: 30, Lost: 0, EventId: null), report);
        Assert.Equal(before, DiskFiles.In(folder));
    }

    /// <summary>An epoch that nobody can have come to is damage. Once it wrapped to a negative one, and nothing read the journal any more.</summary>
    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public async Task An_anchor_of_an_epoch_that_cannot_be_is_a_damaged_one(int epoch)
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(30);
        File.Delete(folder.Anchor);
        using (var anchor = AnchorFile.Open(folder.Anchor))
            anchor.Write(new AnchorRecord(epoch, 40, default));

        Assert.False((await SqliteJournal.RecoverAsync(folder.Path, Options, cancellationToken: Cancel)).Needed);
        Assert.Equal("anchor", Assert.Single((await folder.OpenReader().VerifyAsync()).Findings).Check);
        await folder.Open().AssertSoundAsync(31);
    }

    [Fact]
    public async Task A_journal_that_was_recovered_as_often_as_can_be_is_left_as_it_is()
    {
        await using var folder = await WithoutTailAsync(kept: 30, lost: 10);
        using (var anchor = AnchorFile.Open(folder.Anchor))
            anchor.Write(new AnchorRecord(AnchorRecord.MaxEpoch, 40, default));
        var before = DiskFiles.In(folder);

        await Assert.ThrowsAsync<JournalOpenException>(async () => await SqliteJournal.RecoverAsync(folder.Path, Options, cancellationToken: Cancel));
        Assert.Equal(before, DiskFiles.In(folder));
    }

    /// <summary>Once the recovery was told under a key, and whoever had used the key before took its place.</summary>
    [Fact]
    public async Task A_recovery_is_told_whatever_keys_were_used_before()
    {
        await using var folder = new JournalFolder();
        folder.Open().Append([new AppendRequest([Make.Note()]) { Key = "recover:1" }], Durability.Committed);
        await folder.CloseAsync();
        var old = await File.ReadAllBytesAsync(folder.Path, Cancel);
        await folder.MakeAsync(10);
        await File.WriteAllBytesAsync(folder.Path, old, Cancel);

        await SqliteJournal.RecoverAsync(folder.Path, Options, cancellationToken: Cancel);

        Assert.Equal(EventTypes.JournalRecovered, (await folder.Open().AssertSoundAsync(2))[1].Type);
    }

    [Fact]
    public async Task A_missing_journal_is_not_recovered()
    {
        await using var folder = new JournalFolder();

        var refused = await Assert.ThrowsAsync<JournalOpenException>(async () => await SqliteJournal.RecoverAsync(folder.Path, Options, cancellationToken: Cancel));
        Assert.Equal(JournalOpenProblem.Missing, refused.Problem);
        Assert.Empty(DiskFiles.In(folder));
    }

    [Fact]
    public async Task A_journal_whose_blocks_cannot_be_read_is_not_recovered()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(40);
        var early = await File.ReadAllBytesAsync(folder.Anchor, Cancel);
        await folder.MakeAsync(10);
        await File.WriteAllBytesAsync(folder.Anchor, early, Cancel);
        Sql.Execute(folder.Path, "UPDATE block SET root = x'00'");
        var before = DiskFiles.In(folder);

        var refused = await Assert.ThrowsAsync<JournalOpenException>(async () => await SqliteJournal.RecoverAsync(folder.Path, Options, cancellationToken: Cancel));
        Assert.Equal(JournalOpenProblem.Corrupt, refused.Problem);
        Assert.Equal(before, DiskFiles.In(folder));
    }

    [Fact]
    public async Task A_journal_that_may_not_be_written_is_not_recovered()
    {
        await using var child = Children.StartAsNobody();
        await using var folder = await WithoutTailAsync(kept: 30, lost: 10);
        Children.OpenToAll(folder.Folder);
        var before = DiskFiles.In(folder);

        Assert.StartsWith("refused NotAccessible ", await child.AskAsync("recover", folder.Path), StringComparison.Ordinal);
        Assert.Equal(before, DiskFiles.In(folder));
    }

    /// <summary>A journal whose newest events are lost: an older copy was put back.</summary>
    private static async Task<JournalFolder> WithoutTailAsync(int kept, int lost)
    {
        var folder = new JournalFolder();
        await folder.MakeAsync(kept);
        var old = await File.ReadAllBytesAsync(folder.Path, Cancel);
        await folder.MakeAsync(lost);
        await File.WriteAllBytesAsync(folder.Path, old, Cancel);
        return folder;
    }
}
