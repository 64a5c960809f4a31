using System.Diagnostics;
using Daybook.Sqlite;
using Daybook.Sqlite.Driver;
using Daybook.Storage;
using Daybook.Torture.Child;
using Daybook.Torture.Promises;

namespace Daybook.Torture.FullDisks;

/// <summary>P3.</summary>
internal static class FullDiskPromise
{
    private const long Unlimited = 1_000_000;

    public static Promise Promise { get; } = new(
        "diskfull",
        "When the disk is full an append fails and says so, old events can be read, and appends resume when there is space.",
        new Ordeal("limited pages", LimitPagesAsync),
        new Ordeal("full tmpfs", FillDisksAsync));

    private static async Task<Outcome> LimitPagesAsync(Bench bench)
    {
        var random = new Random(bench.Seed);
        var levels = bench.Pick(16, 256);
        var path = Path.Combine(bench.NewFolderInMemory(), "journal.db");
        await using var store = SqliteStore.Open(path, DoomedChild.Options);
        var fill = new FillUp(store, random);
        string? broken = null;
        var level = 0;
        for (; level < levels && broken is null; level++)
        {
            bench.Report(level, levels);
            store.LimitPages(PagesOf(path) + random.Next(40));
            broken = await fill.UntilRefusedAsync();
            store.LimitPages(Unlimited);
            broken ??= await fill.ResumeAsync();
        }

        return new Outcome($"{level:N0} fill levels, {fill.Groups:N0} groups", broken);
    }

    private static long PagesOf(string path)
    {
        using var database = SqliteDatabase.OpenReadOnly(path, immutable: false);
        return database.QueryInteger("PRAGMA page_count") ?? 0;
    }

    private static async Task<Outcome> FillDisksAsync(Bench bench)
    {
        if (!Tools.IsRoot)
            return Outcome.Skipped("Needs root on Linux, to mount a small disk.");
        var levels = bench.Pick(16, 256);
        var random = new Random(bench.Seed);
        var folder = bench.NewFolder();
        var groups = 0;
        for (var level = 0; level < levels; level++)
        {
            bench.Report(level, levels);
            if (Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder) != 0)
                return Outcome.Skipped("Needs the right to mount.");
            try
            {
                var (broken, appended) = await FillDiskAsync(folder, random);
                groups += appended;
                if (broken is not null)
                    return new Outcome($"{level + 1:N0} fill levels, {groups:N0} groups", $"Level {level}: {broken}");
            }
            finally
            {
                Run("umount", folder);
            }
        }

        return new Outcome($"{levels:N0} fill levels, {groups:N0} groups", null);
    }

    /// <summary>Fills a disk that has room for anything between nothing and a few hundred events.</summary>
    private static async Task<(string? Broken, int Groups)> FillDiskAsync(string folder, Random random)
    {
        var path = Path.Combine(folder, "journal.db");
        var ballast = Path.Combine(folder, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[random.Next(1 << 20, 2 << 20)]);
        try
        {
            await (SqliteStore.Open(path, DoomedChild.Options)).DisposeAsync();
        }
        catch (JournalOpenException)
        {
            // No room to make a journal: there must be one to be made later.
            File.Delete(ballast);
        }

        await using var store = SqliteStore.Open(path, DoomedChild.Options);
        var fill = new FillUp(store, random);
        if (await fill.UntilRefusedAsync() is { } broken)
            return (broken, fill.Groups);
        await using (var reader = SqliteSource.Open(path))
        {
            if (await fill.CheckAsync(reader) is { } unreadable)
                return (unreadable, fill.Groups);
        }

        if (File.Exists(ballast))
            File.Delete(ballast);
        else
            return (null, fill.Groups);
        return (await fill.ResumeAsync(), fill.Groups);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
