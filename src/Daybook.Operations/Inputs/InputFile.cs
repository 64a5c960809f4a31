using System.Text.Json.Serialization;

namespace Daybook.Operations.Inputs;

/// <summary>A file that a replay was made from.</summary>
/// <param name="Path">Where it was.</param>
/// <param name="Sha256">The digest of its bytes, in small hexadecimal letters; empty before it was read.</param>
internal sealed record InputFile(string Path, string Sha256)
{
    /// <summary>LEAN's factor file that goes with a price file, or null.</summary>
    public InputFile? Factors { get; init; }

    /// <summary>What LEAN's prices are: <c>adjusted</c> for splits and dividends, or <c>raw</c>; null for other files.</summary>
    public string? Adjustment { get; init; }

    /// <summary>True: the command line asks for prices as they were traded. Not recorded; <see cref="Adjustment"/> says what they are.</summary>
    [JsonIgnore]
    public bool IsRaw { get; init; }

    /// <summary>The file without its folder.</summary>
    public InputFile Unplaced() => this with { Path = System.IO.Path.GetFileName(Path), Factors = Factors?.Unplaced() };

    /// <summary>LEAN's factor file for a price file, found where LEAN has it: <c>factor_files</c> beside the folder <c>daily</c>; null: there is none.</summary>
    public static InputFile? FindFactors(string prices)
    {
        var folder = System.IO.Path.GetDirectoryName(prices);
        if (!"daily".Equals(System.IO.Path.GetFileName(folder), StringComparison.OrdinalIgnoreCase))
            return null;
        var beside = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(folder)!, "factor_files", System.IO.Path.GetFileNameWithoutExtension(prices) + ".csv");
        return File.Exists(beside) ? new InputFile(beside, string.Empty) : null;
    }
}
