namespace Daybook.Sqlite.Spans;

/// <summary>A span's content while it is made: where each kind of each asset, each session and each trace occurs.</summary>
/// <param name="Kinds">The distinct kinds, ascending; or <see cref="SpanKind.Any"/> alone.</param>
/// <param name="Assets">Asset, the index of its kind in <paramref name="Kinds"/>, and the children as a bit set: ascending by asset and kind.</param>
/// <param name="Sessions">Session and children, ascending.</param>
/// <param name="Traces">Hash of a trace and children, ascending.</param>
internal sealed record SpanContent(SpanKind[] Kinds, List<(uint Asset, int Kind, ushort Children)> Assets, List<(uint Value, ushort Children)> Sessions, List<(uint Value, ushort Children)> Traces);
