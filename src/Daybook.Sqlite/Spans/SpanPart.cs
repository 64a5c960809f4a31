namespace Daybook.Sqlite.Spans;

/// <summary>What a span says of its sixteen children. The numbers are part of the file's format.</summary>
internal enum SpanPart
{
    /// <summary>The kinds of events: each distinct type, action and regime, in one row.</summary>
    Kinds = 0,

    /// <summary>Which assets have events of which kinds, and in which children.</summary>
    Assets = 1,

    /// <summary>Which sessions have events in which children.</summary>
    Sessions = 2,

    /// <summary>Which hashes of traces have events in which children.</summary>
    Traces = 3,
}
