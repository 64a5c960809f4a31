using System.Text.Json.Serialization;

namespace Daybook.Exchange.Exporting;

/// <summary>The form that events are exported in.</summary>
public enum ExportFormat
{
    /// <summary>One JSON object a line (<see cref="Events.EventJson"/>), every column present. Can be imported again.</summary>
    [JsonStringEnumMemberName("jsonl")]
    JsonLines,

    /// <summary>A table of text (RFC 4180) in which no spreadsheet takes a text for a formula. Can be imported again.</summary>
    Csv,

    /// <summary>Apache Parquet: typed columns for data frames and databases.</summary>
    Parquet,
}
