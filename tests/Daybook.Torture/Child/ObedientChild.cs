using Daybook.Events;
using Daybook.Integrity;
using Daybook.Sqlite;
using Daybook.Storage;

namespace Daybook.Torture.Child;

/// <summary>Does to a journal what it is told, a line each, and answers with a line: <c>ok …</c>, or <c>refused KIND MESSAGE</c>.</summary>
internal sealed class ObedientChild
{
    private readonly Dictionary<string, IDisposable> _joined = new(StringComparer.Ordinal);
    private SqliteSource? _source;

    private SqliteStore Store => (SqliteStore)_source!;

    public static async Task RunAsync(TextReader commands, TextWriter answers)
    {
        var child = new ObedientChild();
        while (await commands.ReadLineAsync() is { } line)
        {
            var words = line.Split('\t');
            await answers.WriteLineAsync(await child.AnswerAsync(words));
            await answers.FlushAsync();
        }
    }

    private async Task<string> AnswerAsync(string[] words)
    {
        try
        {
            return $"ok {await DoAsync(words)}".ReplaceLineEndings(" ");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return $"refused {(error as JournalOpenException)?.Problem.ToString() ?? error.GetType().Name} {error.Message}".ReplaceLineEndings(" ");
        }
    }

    private async Task<string> DoAsync(string[] words)
    {
        switch (words)
        {
            case ["open", var path, var blockSize]:
                _source = SqliteStore.Open(path, new SqliteStoreOptions { BlockSize = int.Parse(blockSize) });
                return path;
            case ["read", var path]:
                _source = SqliteSource.Open(path);
                return path;
            case ["append", var asset, var reason]:
                return Store.Append([new AppendRequest([Happened(asset, reason)])], Durability.Committed)[0].Ids[0].ToString();
            case ["session", var id]:
                _joined[id] = Store.JoinSession(id);
                return Store.Append([new AppendRequest([Began(id)])], Durability.Committed)[0].Ids[0].ToString();
            case ["leave", var id]:
                _joined[id].Dispose();
                return id;
            case ["abandoned", var id]:
                return Store.IsAbandoned(id).ToString();
            case ["limit", var pages]:
                Store.LimitPages(long.Parse(pages));
                return pages;
            case ["recover", var path]:
                return (await SqliteJournal.RecoverAsync(path)).ToString();
            case ["look"]:
                return await LookAsync();
            case ["close"]:
                await _source!.DisposeAsync();
                return "closed";
            default:
                throw new InvalidOperationException($"Unknown: {string.Join(' ', words)}");
        }
    }

    private async Task<string> LookAsync()
    {
        var report = await _source!.VerifyAsync(new VerifyOptions());
        var page = await _source.QueryAsync(new Storage.EventQuery());
        var statistics = await _source.GetStatisticsAsync(new Statistics.StatisticsQuery());
        return $"{report.Events} {page.Events.Count} {statistics.Total} {string.Join(" | ", report.Findings.Select(finding => finding.Message))}".TrimEnd();
    }

    private static PortfolioEvent Happened(string asset, string reason) =>
        PortfolioEvent.Create(EventTypes.PositionHold, TimeProvider.System.GetUtcNow(), reason, asset: asset);

    private static PortfolioEvent Began(string session) => PortfolioEvent.Create(new EventFields
    {
        Type = EventTypes.SessionStart,
        OccurredMicros = Microseconds.From(TimeProvider.System.GetUtcNow()),
        Reason = "a run begins",
        SessionId = session,
    });
}
