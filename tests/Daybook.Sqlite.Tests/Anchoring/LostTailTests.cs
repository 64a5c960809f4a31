using Daybook.Sqlite.Tests.Support;
using Daybook.Storage;

namespace Daybook.Sqlite.Tests.Anchoring;

/// <summary>Acknowledged events that are gone are noticed: SQLite itself says nothing when its log ends early or an old copy was put back.</summary>
public sealed class LostTailTests
{
    private const int Flips = 60;

    [Fact]
    public async Task An_old_copy_put_back_is_refused_for_writing_and_found_by_verify()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(30);
        var old = await File.ReadAllBytesAsync(folder.Path, TestContext.Current.CancellationToken);
        await folder.MakeAsync(10);
        await File.WriteAllBytesAsync(folder.Path, old, TestContext.Current.CancellationToken);

        await AssertLostAsync(folder, kept: 30, acknowledged: 40);
    }

    [Fact]
    public async Task A_journal_that_was_taken_away_is_not_begun_anew_beside_its_anchor()
    {
        await using var folder = new JournalFolder();
        await folder.MakeAsync(30);
        File.Delete(folder.Path);
        var before = DiskFiles.In(folder);

        var refused = Assert.Throws<JournalOpenException>(() => SqliteStore.Open(folder.Path));
        Assert.Equal(JournalOpenProblem.LostTail, refused.Problem);
        Assert.Contains("30", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, DiskFiles.In(folder));
    }

    [Fact]
    public async Task A_copy_that_went_on_in_another_way_is_refused_for_writing_and_found_by_verify()
    {
        await using var folder = new JournalFolder();
        await using var other = new JournalFolder();
        await folder.MakeAsync(20);
        folder.CopyTo(other);
        await folder.MakeAsync(10);
        await other.MakeAsync(20);
        File.Copy(other.Path, folder.Path, overwrite: true);

        var refused = Assert.Throws<JournalOpenException>(() => SqliteStore.Open(folder.Path));
        Assert.Equal(JournalOpenProblem.Corrupt, refused.Problem);
        var report = await folder.OpenReader().VerifyAsync();
        Assert.Contains(report.Findings, finding => finding is { Check: "anchor", FirstId: 1, LastId: 30 });
    }

    [Fact]
    public async Task A_log_cut_in_half_is_refused_for_writing_and_found_by_verify()
    {
        await using var killed = await KilledAsync();
        DiskFiles.Truncate(killed.Log, new FileInfo(killed.Log).Length / 2);

        var kept = (await killed.OpenReader().GetHeadAsync(TestContext.Current.CancellationToken)).Count;
        await AssertLostAsync(killed, kept, acknowledged: 20);
    }

    [Fact]
    public async Task A_log_that_was_taken_away_is_refused_for_writing()
    {
        await using var killed = await KilledAsync();
        File.Delete(killed.Log);

        await AssertLostAsync(killed, kept: 0, acknowledged: 20);
    }

    [Fact]
    public async Task A_flipped_bit_in_the_log_of_a_killed_writer_loses_nothing_without_a_word()
    {
        await using var killed = await KilledAsync();
        var random = new Random(20250305);
        var bits = new FileInfo(killed.Log).Length * 8;
        var lost = 0;
        for (var flip = 0; flip < Flips; flip++)
        {
            await using var image = new JournalFolder();
            killed.CopyTo(image);
            DiskFiles.FlipBit(image.Log, random.NextInt64(bits));
            lost += await IsWholeAsync(image) ? 0 : 1;
        }

        Assert.True(lost > Flips / 2, "The flips did no harm, so nothing was tested.");
    }

    /// <summary>True when every acknowledged event is there; otherwise the loss must have been noticed.</summary>
    private static async Task<bool> IsWholeAsync(JournalFolder image)
    {
        try
        {
            var reader = image.OpenReader();
            var whole = (await reader.GetHeadAsync(TestContext.Current.CancellationToken)).Count == 20;
            Assert.Equal(whole, (await reader.VerifyAsync(requireAnchor: true)).Ok);
            await image.CloseAsync();
            if (whole)
                image.Open();
            else
                Assert.Equal(JournalOpenProblem.LostTail, Assert.Throws<JournalOpenException>(() => SqliteStore.Open(image.Path)).Problem);
            return whole;
        }
        catch (JournalOpenException refused)
        {
            Assert.Equal(JournalOpenProblem.Corrupt, refused.Problem);
            return false;
        }
    }

    /// <summary>What a writer left that was killed after twenty acknowledged events, all of them still in its log.</summary>
    private static async Task<JournalFolder> KilledAsync()
    {
        var folder = new JournalFolder();
        await using var child = Children.Start();
        await child.OpenAsync(folder.Path);
        for (var i = 1; i <= 20; i++)
            Assert.Equal($"{i}", await child.DoAsync("append", $"ASSET {i}", "held"));
        await child.KillAsync();
        return folder;
    }

    private static async Task AssertLostAsync(JournalFolder folder, long kept, long acknowledged)
    {
        await folder.CloseAsync();
        var before = DiskFiles.In(folder);
        var refused = Assert.Throws<JournalOpenException>(() => SqliteStore.Open(folder.Path));
        Assert.Equal(JournalOpenProblem.LostTail, refused.Problem);
        Assert.Contains($"'{folder.Path}'", refused.Message, StringComparison.Ordinal);
        Assert.Contains("daybook recover", refused.Message, StringComparison.Ordinal);

        var reader = folder.OpenReader();
        Assert.Equal(kept, (await reader.ReadAllAsync()).Count);
        var report = await reader.VerifyAsync();
        Assert.Contains(report.Findings, finding => finding.Check == "anchor" && finding.FirstId == kept + 1 && finding.LastId == acknowledged);
        await folder.CloseAsync();
        Assert.Equal(before, DiskFiles.In(folder));
    }
}
