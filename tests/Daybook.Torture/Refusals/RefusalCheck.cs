using Daybook.Sqlite;
using Daybook.Storage;
using Daybook.Torture.Files;

namespace Daybook.Torture.Refusals;

/// <summary>Opens what must be refused, for reading and for writing, and looks whether it was refused with a reason and stayed as it is.</summary>
internal static class RefusalCheck
{
    /// <returns>What was broken, or null.</returns>
    public static async Task<string?> RunAsync(RefusalCase refusal, string folder, CancellationToken cancellationToken = default)
    {
        var path = Path.Combine(folder, "portfolio.db");
        using var held = refusal.Put(path);
        var before = FolderDigest.Of(folder);
        var asked = refusal.IsForNobody ? await AskNobodyAsync(refusal, path, cancellationToken) : Ask(refusal, path);
        return asked ?? (before.SequenceEqual(FolderDigest.Of(folder)) ? null : "Something was changed.");
    }

    private static string? Ask(RefusalCase refusal, string path)
    {
        var reading = refusal.CanBeRead ? null : Judge(refusal.ReadProblem, path, Open(() => SqliteSource.Open(path)));
        return reading ?? (refusal.CanBeWritten ? null : Judge(refusal.Problem, path, Open(() => SqliteStore.Open(path))));
    }

    /// <summary>What a child answers: <c>refused PROBLEM MESSAGE</c>.</summary>
    private static async Task<string?> AskNobodyAsync(RefusalCase refusal, string path, CancellationToken cancellationToken)
    {
        await using var child = ChildProcess.StartAsNobody("obey");
        await child.TellAsync($"read\t{path}");
        var read = await child.HearAsync(cancellationToken) ?? "gone";
        await child.TellAsync($"open\t{path}\t16");
        var written = await child.HearAsync(cancellationToken) ?? "gone";
        return (refusal.CanBeRead ? null : Judge(refusal.ReadProblem, path, read)) ?? Judge(refusal.Problem, path, written);
    }

    private static string Open(Func<SqliteSource> open)
    {
        try
        {
            open().DisposeAsync().AsTask().GetAwaiter().GetResult();
            return "opened";
        }
        catch (JournalOpenException error)
        {
            return $"refused {error.Problem} {error.Message}";
        }
    }

    private static string? Judge(JournalOpenProblem expected, string path, string answer) =>
        answer.StartsWith($"refused {expected} ", StringComparison.Ordinal) && answer.Contains($"'{path}'", StringComparison.Ordinal)
            ? null
            : $"It should be refused as {expected}, naming the path; but: {answer}";
}
