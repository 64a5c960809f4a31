using System.Globalization;
using System.Text;
using Daybook.Engine.WhatIf;
using Daybook.Exchange.Exporting;

namespace Daybook.Cli.Replays;

/// <summary>
/// Daily returns of what was tried, as CSV: <c>date</c>, <c>in_force</c>, and a column for each variant, named by its settings. It is begun before anything runs, so that a place that
/// cannot be written is found at once, and has its name only when it is complete.
/// </summary>
internal sealed class ReturnsFile : IAsyncDisposable
{
    private readonly TargetFile _file;

    private ReturnsFile(string path, TargetFile file) => (Path, _file) = (path, file);

    /// <summary>The path as the caller wrote it.</summary>
    public string Path { get; }

    /// <summary>Begins the file.</summary>
    /// <exception cref="MisuseException">The name is none, or there is a file already that may not be replaced.</exception>
    /// <exception cref="IOException">The place cannot be written.</exception>
    /// <param name="path">The path.</param>
    /// <param name="replace">Whether a file that is there may be replaced.</param>
    /// <param name="journal">The journal, whose files are never replaced.</param>
    /// <param name="madeFrom">The files that the answer is made from, which are not either; null: none.</param>
    public static async Task<ReturnsFile> CreateAsync(string path, bool replace, string journal, IEnumerable<string?> madeFrom)
    {
        if (path is "" or "-")
            throw new MisuseException("--returns: name a file; standard output has the answer");
        if (!replace && File.Exists(path))
            throw new MisuseException($"{path} already exists and was not changed; --force replaces it");
        var file = TargetFile.Create(path, replace);
        var taken = JournalFiles.Of(journal).Any(file.Is) ? "belongs to the journal itself" : madeFrom.Any(input => !string.IsNullOrEmpty(input) && file.Is(input)) ? "is an input of this command" : null;
        if (taken is null)
            return new ReturnsFile(path, file);
        await file.DisposeAsync().ConfigureAwait(false);
        throw new MisuseException($"{path} {taken} and was not changed; name another file");
    }

    /// <summary>Writes all of it, and gives the file its name.</summary>
    public async Task WriteAsync(CounterfactualResult result)
    {
        var writer = new StreamWriter(_file.Stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteLineAsync(string.Join(',', ["date", "in_force", .. result.Variants.Select(variant => Quoted(variant.Variant.ToString()))])).ConfigureAwait(false);
            IReadOnlyList<double>[] columns = [result.Base.Returns, .. result.Variants.Select(variant => variant.Returns)];
            for (var day = 0; day < result.Days.Count; day++)
                await writer.WriteLineAsync(string.Join(',', [Text(result.Days[day]), .. columns.Select(column => Text(column[day]))])).ConfigureAwait(false);
        }

        await _file.CompleteAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(double number) => double.IsNaN(number) ? string.Empty : number.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => text.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
