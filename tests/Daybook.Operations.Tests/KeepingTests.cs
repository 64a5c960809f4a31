using Daybook.Journals;
using Daybook.Operations.Backups;
using Daybook.Operations.Recovering;
using Daybook.Operations.Tests.Support;

namespace Daybook.Operations.Tests;

/// <summary>Backups, recoveries and salvages: what is done with a journal's files.</summary>
public sealed class KeepingTests
{
    private readonly DamagedJournals _journals = new();
    private readonly List<OperationProgress> _seen = [];

    [Fact]
    public async Task A_backup_says_where_it_is_and_what_was_found()
    {
        await using var context = Context();

        GoldenFile.Holds("backup", await BackupOperation.RunAsync(context, new BackupRequest { Target = "copy.db", Force = true }, Cancel));
        GoldenFile.Holds("backup-refuted", await BackupOperation.RunAsync(context, new BackupRequest { Target = "copy.db" }, Cancel));
        Assert.Equal([new OperationProgress("copying pages", 1, 2), new OperationProgress("verifying", 3, 4)], _seen.Take(2));
    }

    [Fact]
    public async Task A_recovery_says_what_was_given_up_and_by_whom()
    {
        await using var context = Context();

        Assert.Null((await RecoverOperation.RunAsync(context, new RecoverRequest { DryRun = true }, Cancel)).EventId);
        Assert.Equal(("desk", null), _journals.Told);
        GoldenFile.Holds("recover", await RecoverOperation.RunAsync(context, new RecoverRequest { By = "ops", Reason = "the disk" }, Cancel));
        Assert.Equal(("ops", "the disk"), _journals.Told);
    }

    [Fact]
    public async Task A_salvage_says_what_is_missing()
    {
        await using var context = Context();

        GoldenFile.Holds("salvage", await RecoverOperation.SalvageAsync(context, new SalvageRequest { Salvage = "saved.db" }, Cancel));
    }

    [Fact]
    public async Task What_names_nothing_is_refused()
    {
        await using var context = Context();

        Assert.Equal("target", (await Assert.ThrowsAsync<RefusedException>(() => BackupOperation.RunAsync(context, new BackupRequest { Target = "" }, Cancel))).Parameter);
        Assert.Equal("salvage", (await Assert.ThrowsAsync<RefusedException>(() => RecoverOperation.SalvageAsync(context, new SalvageRequest { Salvage = "" }, Cancel))).Parameter);
        Assert.Equal("by", (await Assert.ThrowsAsync<RefusedException>(() => RecoverOperation.RunAsync(context, new RecoverRequest { By = " " }, Cancel))).Parameter);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private OperationContext Context() => new(new JournalLocator(_journals), "damaged.db") { Actor = "desk", Progress = new Seen(_seen) };
}
