namespace Daybook.Cli.Replays;

/// <summary>A file that a replay was made from.</summary>
/// <param name="Path">Where it was.</param>
/// <param name="Sha256">The digest of its bytes, in small hexadecimal letters; empty before it was read.</param>
internal sealed record InputFile(string Path, string Sha256);
