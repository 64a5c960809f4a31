using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite;
using Daybook.Storage;
using Daybook.Torture.Child;
using Daybook.Torture.Killing;

namespace Daybook.Torture.PowerCuts;

/// <summary>Opens a journal after a power cut, for reading and then for writing, and judges what is there.</summary>
/// <param name="path">The journal.</param>
/// <param name="batches">What was written.</param>
/// <param name="required">How many batches must be there: those up to the last that was acknowledged as synced.</param>
/// <param name="begun">How many may be there.</param>
/// <param name="mayLose">Others were acknowledged as committed only. They may be missing, if that is said.</param>
internal sealed class ImageJudge(string path, Batches batches, int required, int begun, bool mayLose)
{
    private static readonly PortfolioEvent After = PortfolioEvent.Create(
        EventTypes.PositionHold, new DateTimeOffset(2025, 3, 3, 14, 30, 0, TimeSpan.Zero), "after the power came back", asset: "AAPL");

    public async Task<ImageVerdict> JudgeAsync()
    {
        try
        {
            var read = await ReadAsync();
            return read.Broken is null ? await WriteAsync(read) : read;
        }
        catch (Exception error) when (error is IOException)
        {
            return new ImageVerdict(0, Broken: $"The journal opens, but: {error.Message}");
        }
    }

    private async Task<ImageVerdict> ReadAsync()
    {
        try
        {
            await using var source = SqliteSource.Open(path);
            return await JudgeAsync(source);
        }
        catch (JournalOpenException error)
        {
            return new ImageVerdict(0, Broken: required > 0 ? $"It cannot be opened for reading: {error.Message}" : null);
        }
    }

    private async Task<ImageVerdict> WriteAsync(ImageVerdict read)
    {
        var recovered = 0;
        try
        {
            await Open().DisposeAsync();
        }
        catch (JournalOpenException error) when (error.Problem == JournalOpenProblem.LostTail && mayLose)
        {
            await SqliteJournal.RecoverAsync(path);
            recovered = 1;
        }
        catch (JournalOpenException error)
        {
            return required > 0 ? read with { Broken = $"It cannot be opened for writing: {error.Message}" } : read with { IsUnusable = true };
        }

        await using var store = Open();
        var verdict = await JudgeAsync(store, recovered);
        if (verdict.Broken is not null)
            return verdict;
        store.Append([new AppendRequest([After])], Durability.Committed);
        var report = await store.VerifyAsync(new VerifyOptions { RequireAnchor = true });
        return verdict with
        {
            IsLossReported = read.IsLossReported || recovered > 0,
            Broken = report.Ok ? null : $"After one more event, verify says: {report.Findings[0].Message}",
        };
    }

    private async Task<ImageVerdict> JudgeAsync(SqliteSource source, int recovered = 0)
    {
        var events = await source.ReadAsync(1, int.MaxValue);
        var (whole, broken) = Count([.. events.Take(events.Count - recovered)]);
        var verdict = new ImageVerdict(whole, Broken: broken);
        if (broken is not null)
            return verdict;
        var report = await source.VerifyAsync(new VerifyOptions { RequireAnchor = required > 0 });
        var lost = report.Anchor is { } anchor && anchor.Count > report.Events;
        if (report.Ok || (mayLose && lost && report.Findings.All(finding => finding.Check == "anchor")))
            return verdict with { IsLossReported = !report.Ok };
        return verdict with { Broken = $"verify: {report.Findings[0].Message}" };
    }

    private (int Whole, string? Broken) Count(List<PortfolioEvent> events)
    {
        var whole = 0;
        for (var next = 0; next < events.Count; whole++)
        {
            if (whole == begun)
                return (whole, $"There are {events.Count - next} events that nobody wrote yet.");
            if (BatchJudge.Judge(events, ref next, batches, new Acknowledgement(whole, [])) is { } broken)
                return (whole, $"Batch {whole} is half there: {broken}");
        }

        return (whole, whole < required ? $"{required} batches had to be there, and {whole} are." : null);
    }

    private SqliteStore Open() => SqliteStore.Open(path, DoomedChild.Options);
}
