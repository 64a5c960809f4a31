using Daybook.Exchange.Exporting;

namespace Daybook.Cli.Commands;

/// <summary>Where an export goes, and in which format.</summary>
/// <param name="Path">The file as the caller wrote it; <c>-</c> is standard output.</param>
/// <param name="Format">One of <see cref="Formats"/>.</param>
/// <param name="IsCompressed">Whether the text is compressed.</param>
internal sealed record ExportFile(string Path, string Format, bool IsCompressed)
{
    private const string StandardOutput = "-";

    /// <summary>The formats by the names that the tool gives them, which are also the ends of files' names.</summary>
    public static string[] Formats { get; } = ["jsonl", "csv", "parquet"];

    public bool IsStandardOutput => Path == StandardOutput;

    /// <summary>The file's name for people.</summary>
    public string Name => IsStandardOutput ? "export" : System.IO.Path.GetFileName(Path);

    /// <summary>What of the options follows from the file.</summary>
    public ExportOptions Options => new()
    {
        Format = Format switch
        {
            "csv" => ExportFormat.Csv,
            "parquet" => ExportFormat.Parquet,
            _ => ExportFormat.JsonLines,
        },
        Gzip = IsCompressed,
    };

    /// <summary>Tells the format by the file's name, unless it is given.</summary>
    /// <exception cref="MisuseException">The name says no format, or the format does not fit.</exception>
    public static ExportFile Of(string path, string? format)
    {
        if (path.Length == 0)
            throw new MisuseException("FILE: a file's name is not empty");
        if (path == StandardOutput)
            return new ExportFile(path, format ?? "jsonl", IsCompressed: false);
        var isCompressed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        var found = format ?? FormatOf(isCompressed ? path[..^3] : path) ?? throw new MisuseException($"{path}: its name does not say the format; end it in .jsonl, .csv or .parquet, or give --format");
        return found == "parquet" && isCompressed ? throw new MisuseException($"{path}: Parquet is compressed by itself; leave .gz out") : new ExportFile(path, found, isCompressed);
    }

    private static string? FormatOf(string path) => Array.Find(Formats, format => path.EndsWith('.' + format, StringComparison.OrdinalIgnoreCase));
}
