namespace Daybook.Engine.Regimes.Inputs;

/// <summary>Something about a row of a regimes file that a person should know, though the file could be read.</summary>
/// <param name="Line">The row's line, from 1.</param>
/// <param name="Code">One of <see cref="RegimeSeriesNoteCodes"/>.</param>
/// <param name="Message">What is noted, in words.</param>
public sealed record RegimeSeriesNote(int Line, string Code, string Message);
