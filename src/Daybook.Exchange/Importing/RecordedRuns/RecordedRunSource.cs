using System.Globalization;
using Daybook.Files;

namespace Daybook.Exchange.Importing.RecordedRuns;

/// <summary>
/// The folder that the reference system writes in one backtest. Rows become events at their date's first moment, UTC; within a date regimes come first, then
/// scores, changes, holdings and the portfolio. The folder is one session, and a date one trace.
/// </summary>
internal sealed class RecordedRunSource(string path, ImportOptions options) : IImportSource
{
    private const string Changes = "position_changes.csv";

    private static readonly string[] s_files =
        ["regime_analysis.csv", "position_history.json", Changes, "asset_composition.csv", "portfolio_timeline.csv", RunEnds.Metrics];

    private readonly List<string> _notes = [];
    private List<ImportRow>? _rows;

    public string Path => path;

    public ImportIdentity Identity { get; } = new("recorded-run", path, System.IO.Path.GetFileName(path), options);

    public bool BracketsItself => true;

    public IReadOnlyList<string> Notes => _notes;

    public string FileDigest() => throw new NotSupportedException("A folder has no digest of its own.");

    // The rows are sorted, so they are in memory after the first reading; the second cannot differ from it.
    public IEnumerable<ImportRow> Read(BadRows? badRows, CancellationToken cancellationToken) => _rows ??= ReadFolder(cancellationToken);

    private List<ImportRow> ReadFolder(CancellationToken cancellationToken)
    {
        if (!s_files.Any(name => RunFile.Locate(path, name) is not null))
            throw new ImportException(new ImportPlace(path), $"a recorded run is expected, and the folder has none of its files: {string.Join(", ", s_files)}");
        NoteOtherFiles();
        var rows = new List<RunRow>();
        foreach (var name in s_files.Where(name => name != RunEnds.Metrics))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Find(name) is { } file)
                rows.AddRange(ReadFile(file));
        }

        var metrics = Find(RunEnds.Metrics);
        if (rows.Count == 0)
            return [];
        var ordered = rows.OrderBy(row => row.Date).ToList();
        var ends = new RunEnds(path, Identity);
        return
        [
            ends.Start(ordered[0].Date),
            .. ordered.Select(row => row.Row),
            ends.End(ordered[^1].Date, ordered, metrics, _notes),
        ];
    }

    private IEnumerable<RunRow> ReadFile(RunFile file) => file.Name switch
    {
        "regime_analysis.csv" => new RegimeTable().Read(file, Identity),
        "position_history.json" => new ScoresFile(file, Identity).Read(),
        "asset_composition.csv" => new HoldingsTable().Read(file, Identity),
        "portfolio_timeline.csv" => new TimelineTable().Read(file, Identity),
        _ => new ChangesTable().Read(file, Identity),
    };

    private RunFile? Find(string name)
    {
        var file = RunFile.Find(path, name);
        if (file is null)
            _notes.Add($"The folder has no {name}.");
        return file;
    }

    private void NoteOtherFiles()
    {
        var taken = s_files.Select(name => System.IO.Path.GetFileName(RunFile.Locate(path, name)));
        foreach (var name in Directory.EnumerateFileSystemEntries(path).Select(System.IO.Path.GetFileName).Except(taken, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            _notes.Add(string.Create(CultureInfo.InvariantCulture, $"{Quoted.Text(name!)} is not part of a recorded run and was left out."));
    }
}
